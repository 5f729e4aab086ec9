-- Signatures on what is no text of an approval round: the result of a control review, a remaining risk, a waiver.
-- What 21 CFR 11.50 and 11.70 ask: name, time and meaning, tied to exactly what was shown.
CREATE TABLE signature (
    id uuid PRIMARY KEY,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    act text NOT NULL CHECK (act ~ '^[a-z][a-z0-9-]{1,39}$'),
    title text NOT NULL,
    signer_id uuid NOT NULL REFERENCES person,
    signer_name text NOT NULL,
    statement text NOT NULL CHECK (statement ~ '\S'),
    meaning text NOT NULL CHECK (meaning ~ '\S'),
    comment text NOT NULL CHECK (length(comment) <= 4000),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    path text NOT NULL,
    signed_at timestamptz NOT NULL,
    -- When the signer gave the password at Keycloak, by Keycloak's clock.
    authenticated_at timestamptz NOT NULL,
    -- Nobody signs the same act on the same state of the same thing twice.
    UNIQUE (subject_kind, subject_id, act, signer_id, sha256)
);

-- What somebody typed before going to Keycloak for the fresh login; gone with the signature.
CREATE TABLE signature_wish (
    id uuid PRIMARY KEY,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    act text NOT NULL,
    title text NOT NULL,
    person_id uuid NOT NULL REFERENCES person,
    statement text NOT NULL,
    meaning text NOT NULL,
    comment text NOT NULL CHECK (length(comment) <= 4000),
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    path text NOT NULL CHECK (path ~ '^/[^/]'),
    details jsonb NOT NULL,
    requested_at timestamptz NOT NULL,
    UNIQUE (subject_kind, subject_id, act, person_id)
);

CREATE FUNCTION signature_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are final', TG_TABLE_NAME;
END $$;
CREATE TRIGGER signature_final BEFORE UPDATE OR DELETE OR TRUNCATE ON signature
    FOR EACH STATEMENT EXECUTE FUNCTION signature_is_final();
REVOKE UPDATE, DELETE, TRUNCATE ON signature FROM ${app_role};
