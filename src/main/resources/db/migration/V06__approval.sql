-- A round decides on one frozen text. The subject is whatever goes through approval: a policy version, a retirement.
CREATE TABLE approval_round (
    id uuid PRIMARY KEY,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    -- The policy on whose page the round is told.
    policy_id uuid NOT NULL,
    number integer NOT NULL CHECK (number >= 1),
    -- As they were at the opening: the record of a closed round does not follow later changes.
    title text NOT NULL,
    summary text NOT NULL,
    path text NOT NULL,
    owner_id uuid NOT NULL REFERENCES person,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    state text NOT NULL CHECK (state IN ('OPEN', 'APPROVED', 'CHANGES_REQUESTED', 'REJECTED', 'WITHDRAWN')),
    opened_by uuid REFERENCES person,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    CHECK ((state = 'OPEN') = (closed_at IS NULL)),
    UNIQUE (subject_kind, subject_id, number),
    UNIQUE (id, sha256)
);
CREATE UNIQUE INDEX approval_round_open ON approval_round (subject_kind, subject_id) WHERE state = 'OPEN';
CREATE INDEX approval_round_policy ON approval_round (policy_id, opened_at);

-- Four eyes: a person is on one side of a round. Whoever wrote any part of the text is a WRITER from the opening on, and
-- seats, decisions and signatures only take a DECIDER; so no statement can let a writer approve.
CREATE TABLE approval_party (
    round_id uuid NOT NULL REFERENCES approval_round,
    person_id uuid NOT NULL REFERENCES person,
    side text NOT NULL CHECK (side IN ('WRITER', 'DECIDER')),
    PRIMARY KEY (round_id, person_id),
    UNIQUE (round_id, person_id, side)
);

CREATE TABLE approval_stage (
    id uuid PRIMARY KEY,
    round_id uuid NOT NULL REFERENCES approval_round,
    position integer NOT NULL CHECK (position >= 1),
    name text NOT NULL,
    rule text NOT NULL CHECK (rule IN ('ALL', 'FIRST', 'N_OF_M')),
    needed integer CHECK (needed >= 1),
    days integer NOT NULL CHECK (days >= 1),
    needs_signature boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('PLANNED', 'OPEN', 'APPROVED', 'CHANGES_REQUESTED', 'REJECTED', 'CANCELLED')),
    opened_at timestamptz,
    due_at timestamptz,
    reminded_at timestamptz,
    escalated_at timestamptz,
    closed_at timestamptz,
    UNIQUE (round_id, position),
    UNIQUE (id, round_id),
    CHECK ((rule = 'N_OF_M') = (needed IS NOT NULL)),
    CHECK ((state IN ('PLANNED', 'OPEN')) = (closed_at IS NULL))
);
CREATE UNIQUE INDEX approval_stage_open ON approval_stage (round_id) WHERE state = 'OPEN';

-- Who is to decide in a stage. A seat that is handed over stays on record beside the new one.
CREATE TABLE approval_seat (
    id uuid PRIMARY KEY,
    stage_id uuid NOT NULL,
    round_id uuid NOT NULL,
    person_id uuid NOT NULL,
    side text NOT NULL GENERATED ALWAYS AS ('DECIDER') STORED,
    why text NOT NULL,
    state text NOT NULL CHECK (state IN ('OPEN', 'DECIDED', 'CLOSED', 'HANDED_OVER')),
    handed_over_from uuid REFERENCES person,
    handed_over_why text,
    FOREIGN KEY (stage_id, round_id) REFERENCES approval_stage (id, round_id),
    FOREIGN KEY (round_id, person_id, side) REFERENCES approval_party (round_id, person_id, side),
    UNIQUE (id, stage_id, round_id)
);
CREATE UNIQUE INDEX approval_seat_once ON approval_seat (stage_id, person_id) WHERE state <> 'HANDED_OVER';
CREATE INDEX approval_seat_person ON approval_seat (person_id) WHERE state = 'OPEN';
CREATE INDEX approval_seat_round ON approval_seat (round_id);

-- One seat decides once, and so does one person in a stage, for whomever they act. Always on the text of the round.
CREATE TABLE approval_decision (
    id uuid PRIMARY KEY,
    seat_id uuid NOT NULL UNIQUE,
    stage_id uuid NOT NULL,
    round_id uuid NOT NULL,
    decided_by uuid NOT NULL,
    on_behalf_of uuid,
    side text NOT NULL GENERATED ALWAYS AS ('DECIDER') STORED,
    outcome text NOT NULL CHECK (outcome IN ('APPROVED', 'CHANGES_REQUESTED', 'REJECTED')),
    reason text NOT NULL,
    sha256 text NOT NULL,
    decided_at timestamptz NOT NULL,
    CHECK (outcome = 'APPROVED' OR reason ~ '\S'),
    CHECK (on_behalf_of <> decided_by),
    FOREIGN KEY (seat_id, stage_id, round_id) REFERENCES approval_seat (id, stage_id, round_id),
    FOREIGN KEY (round_id, sha256) REFERENCES approval_round (id, sha256),
    FOREIGN KEY (round_id, decided_by, side) REFERENCES approval_party (round_id, person_id, side),
    FOREIGN KEY (round_id, on_behalf_of, side) REFERENCES approval_party (round_id, person_id, side),
    UNIQUE (stage_id, decided_by),
    UNIQUE (id, round_id, decided_by)
);
CREATE INDEX approval_decision_round ON approval_decision (round_id);

-- What 21 CFR 11.50 and 11.70 ask of a signature: name, time and meaning, tied to the exact text.
CREATE TABLE approval_signature (
    id uuid PRIMARY KEY,
    decision_id uuid NOT NULL UNIQUE,
    round_id uuid NOT NULL,
    signer_id uuid NOT NULL,
    side text NOT NULL GENERATED ALWAYS AS ('DECIDER') STORED,
    signer_name text NOT NULL,
    meaning text NOT NULL,
    statement text NOT NULL,
    sha256 text NOT NULL,
    signed_at timestamptz NOT NULL,
    -- When the signer gave the password at Keycloak, by Keycloak's clock.
    authenticated_at timestamptz NOT NULL,
    FOREIGN KEY (decision_id, round_id, signer_id) REFERENCES approval_decision (id, round_id, decided_by),
    FOREIGN KEY (round_id, signer_id, side) REFERENCES approval_party (round_id, person_id, side),
    FOREIGN KEY (round_id, sha256) REFERENCES approval_round (id, sha256)
);
CREATE INDEX approval_signature_round ON approval_signature (round_id);

-- What somebody typed before going to Keycloak for the fresh login; gone with the signature.
CREATE TABLE approval_signature_request (
    seat_id uuid NOT NULL REFERENCES approval_seat,
    person_id uuid NOT NULL REFERENCES person,
    comment text NOT NULL,
    sha256 text NOT NULL,
    requested_at timestamptz NOT NULL,
    PRIMARY KEY (seat_id, person_id)
);

CREATE FUNCTION approval_record_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are final', TG_TABLE_NAME;
END $$;
CREATE TRIGGER approval_party_final BEFORE UPDATE OR DELETE OR TRUNCATE ON approval_party
    FOR EACH STATEMENT EXECUTE FUNCTION approval_record_is_final();
CREATE TRIGGER approval_decision_final BEFORE UPDATE OR DELETE OR TRUNCATE ON approval_decision
    FOR EACH STATEMENT EXECUTE FUNCTION approval_record_is_final();
CREATE TRIGGER approval_signature_final BEFORE UPDATE OR DELETE OR TRUNCATE ON approval_signature
    FOR EACH STATEMENT EXECUTE FUNCTION approval_record_is_final();
REVOKE UPDATE, DELETE, TRUNCATE ON approval_party, approval_decision, approval_signature FROM ${app_role};

-- An approval in a stage that asks for a signature does not stand without one.
CREATE FUNCTION approval_needs_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.outcome = 'APPROVED'
        AND EXISTS (SELECT FROM approval_stage WHERE id = NEW.stage_id AND needs_signature)
        AND NOT EXISTS (SELECT FROM approval_signature WHERE decision_id = NEW.id) THEN
        RAISE EXCEPTION 'decision % needs a signature', NEW.id;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER approval_decision_signed AFTER INSERT ON approval_decision
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION approval_needs_signature();
