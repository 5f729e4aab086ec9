-- An exception to a policy or a control: who asked for it and why, until when it holds, and how it ended.
CREATE TABLE waiver (
    id uuid PRIMARY KEY,
    -- How people call it: W-12.
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    subject_kind text NOT NULL CHECK (subject_kind IN ('policy', 'control')),
    subject_id uuid NOT NULL,
    policy_id uuid GENERATED ALWAYS AS (CASE WHEN subject_kind = 'policy' THEN subject_id END) STORED REFERENCES policy,
    control_id uuid GENERATED ALWAYS AS (CASE WHEN subject_kind = 'control' THEN subject_id END) STORED REFERENCES control,
    -- The text in force when it was asked for, or last renewed.
    policy_version_id uuid REFERENCES policy_version,
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200 AND title ~ '\S'),
    reason text NOT NULL CHECK (length(reason) <= 4000 AND reason ~ '\S'),
    -- Whom or what it covers.
    scope text NOT NULL CHECK (length(scope) <= 2000 AND scope ~ '\S'),
    -- What is done instead.
    compensation text NOT NULL CHECK (length(compensation) <= 4000 AND compensation ~ '\S'),
    risk text NOT NULL CHECK (risk IN ('LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH')),
    -- The last day on which it holds.
    ends_on date NOT NULL,
    state text NOT NULL CHECK (state IN ('ASKED', 'TO_MANAGEMENT', 'ACTIVE', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'CLOSED')),
    requested_by uuid NOT NULL REFERENCES person,
    requested_at timestamptz NOT NULL,
    -- Who has it now: who asked, or whoever took it over; empty where only compliance is left.
    holder_id uuid REFERENCES person,
    granted_at timestamptz,
    expired_at timestamptz,
    -- The end of which the holder was reminded.
    reminded_of date,
    renewals integer NOT NULL DEFAULT 0 CHECK (renewals >= 0),
    closed_how text CHECK (closed_how IN ('NO_LONGER_NEEDED', 'SETTLED', 'REVOKED', 'SUBJECT_GONE')),
    closed_word text CHECK (length(closed_word) <= 4000 AND closed_word ~ '\S'),
    -- Empty where it ended by itself, with its policy or control.
    closed_by uuid REFERENCES person,
    closed_at timestamptz,
    revision integer NOT NULL DEFAULT 0,
    UNIQUE (id, requested_by),
    CHECK ((state IN ('REFUSED', 'WITHDRAWN', 'CLOSED')) = (closed_at IS NOT NULL)),
    CHECK ((state = 'CLOSED') = (closed_how IS NOT NULL)),
    CHECK (state <> 'CLOSED' OR closed_word IS NOT NULL),
    CHECK (state NOT IN ('ACTIVE', 'EXPIRED') OR granted_at IS NOT NULL)
);
CREATE INDEX waiver_end ON waiver (ends_on, id);
CREATE INDEX waiver_open ON waiver (state, ends_on, id);
CREATE INDEX waiver_ended ON waiver (closed_at DESC, id) WHERE closed_at IS NOT NULL;
CREATE INDEX waiver_of_policy ON waiver (policy_id, ends_on) WHERE policy_id IS NOT NULL;
CREATE INDEX waiver_of_control ON waiver (control_id, ends_on) WHERE control_id IS NOT NULL;
CREATE INDEX waiver_of_holder ON waiver (holder_id, ends_on);
CREATE INDEX waiver_of_asker ON waiver (requested_by, ends_on);

-- Controls that are to make up for it.
CREATE TABLE waiver_control (
    waiver_id uuid NOT NULL REFERENCES waiver,
    control_id uuid NOT NULL REFERENCES control,
    PRIMARY KEY (waiver_id, control_id)
);
CREATE INDEX waiver_control_control ON waiver_control (control_id);

-- Each time that it was put forward: 0 is the first request, 1 the first renewal and so on.
CREATE TABLE waiver_round (
    waiver_id uuid NOT NULL REFERENCES waiver,
    number integer NOT NULL CHECK (number >= 0),
    asked_by uuid NOT NULL REFERENCES person,
    asked_at timestamptz NOT NULL,
    reason text NOT NULL CHECK (length(reason) <= 4000 AND reason ~ '\S'),
    risk text NOT NULL CHECK (risk IN ('LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH')),
    ends_on date NOT NULL,
    state text NOT NULL CHECK (state IN ('ASKED', 'ASKED_BACK', 'TO_MANAGEMENT', 'GRANTED', 'REFUSED', 'WITHDRAWN', 'OVERTAKEN')),
    -- The last day on which a decision is not late.
    due_on date NOT NULL,
    -- Who decides first; empty for compliance.
    decider_id uuid REFERENCES person,
    decider_why text NOT NULL,
    question text,
    answer text CHECK (length(answer) <= 4000),
    closed_at timestamptz,
    PRIMARY KEY (waiver_id, number),
    UNIQUE (waiver_id, number, asked_by),
    CHECK (decider_id <> asked_by),
    CHECK ((state IN ('ASKED', 'ASKED_BACK', 'TO_MANAGEMENT')) = (closed_at IS NULL))
);
CREATE UNIQUE INDEX waiver_round_open ON waiver_round (waiver_id) WHERE closed_at IS NULL;
CREATE INDEX waiver_round_decider ON waiver_round (decider_id);

-- What was decided. Nobody decides on what they asked for, neither in their own name nor in somebody else's.
CREATE TABLE waiver_decision (
    id uuid PRIMARY KEY,
    waiver_id uuid NOT NULL,
    round integer NOT NULL,
    stage text NOT NULL CHECK (stage IN ('OWNER', 'MANAGEMENT')),
    outcome text NOT NULL CHECK (outcome IN ('AGREED', 'REFUSED', 'ASKED_BACK')),
    words text NOT NULL CHECK (length(words) <= 4000),
    decided_by uuid NOT NULL REFERENCES person,
    -- Whoever was away and had it.
    decided_for uuid REFERENCES person,
    decided_at timestamptz NOT NULL,
    requested_by uuid NOT NULL,
    asked_by uuid NOT NULL,
    -- The signature on it, in the module that keeps signatures.
    signature_id uuid,
    FOREIGN KEY (waiver_id, requested_by) REFERENCES waiver (id, requested_by),
    FOREIGN KEY (waiver_id, round, asked_by) REFERENCES waiver_round (waiver_id, number, asked_by),
    CHECK (decided_by NOT IN (requested_by, asked_by)),
    CHECK (decided_for NOT IN (requested_by, asked_by, decided_by)),
    CHECK (outcome = 'AGREED' OR words ~ '\S'),
    CHECK ((stage = 'MANAGEMENT' AND outcome = 'AGREED') = (signature_id IS NOT NULL))
);
CREATE INDEX waiver_decision_waiver ON waiver_decision (waiver_id, decided_at);
CREATE INDEX waiver_decision_person ON waiver_decision (decided_by);
-- Owner and management are two people.
CREATE UNIQUE INDEX waiver_decision_once ON waiver_decision (waiver_id, round, decided_by) WHERE outcome = 'AGREED';

CREATE FUNCTION waiver_decision_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'decisions on waivers are final';
END $$;
CREATE TRIGGER waiver_decision_final BEFORE UPDATE OR DELETE OR TRUNCATE ON waiver_decision
    FOR EACH STATEMENT EXECUTE FUNCTION waiver_decision_is_final();
REVOKE UPDATE, DELETE, TRUNCATE ON waiver_decision FROM ${app_role};
