-- Who is logged in where: one row for each session of a browser, on whichever node it is. Every node asks here whether a
-- session still holds, so a logout that one of them hears of ends it on all.
CREATE TABLE web_session (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    -- Keycloak's names for the account and for its own session; a logout there names one of them or both.
    account_id text NOT NULL CHECK (account_id ~ '\S'),
    keycloak_session text,
    roles text[] NOT NULL,
    -- The process that has it.
    node uuid NOT NULL,
    address text,
    browser text CHECK (length(browser) <= 300),
    began_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_by text CHECK (ended_by IN ('LOGGED_OUT', 'IDLE', 'LIFETIME', 'KEYCLOAK', 'PERSON', 'ADMIN', 'STOP',
        'INACTIVE')),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
    CHECK (seen_at >= began_at)
);
CREATE INDEX web_session_person ON web_session (person_id) WHERE ended_at IS NULL;
CREATE INDEX web_session_account ON web_session (account_id) WHERE ended_at IS NULL;
CREATE INDEX web_session_node ON web_session (node) WHERE ended_at IS NULL;
CREATE INDEX web_session_ended ON web_session (ended_at) WHERE ended_at IS NOT NULL;

-- What has ended has ended: no row comes back to life.
CREATE FUNCTION web_session_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'session % has ended', OLD.id USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER web_session_ended BEFORE UPDATE ON web_session
    FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION web_session_stays_ended();

-- Logout tokens that were taken; one that comes again is refused.
CREATE TABLE logout_token (
    jti text PRIMARY KEY CHECK (length(jti) BETWEEN 1 AND 255),
    taken_at timestamptz NOT NULL
);
CREATE INDEX logout_token_taken ON logout_token (taken_at);

-- When the last successful reading of who has which role began.
ALTER TABLE directory_reading ADD COLUMN roles_read_at timestamptz;
