-- What was found wrong with a control: in its review, by an audit, through an incident.
CREATE TABLE finding (
    id uuid PRIMARY KEY,
    -- How people name it: F-12.
    number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    control_id uuid NOT NULL REFERENCES control,
    -- Where it was found: a control review, or the control itself where it was outside of one.
    origin_kind text NOT NULL,
    origin_id uuid NOT NULL,
    severity text NOT NULL CHECK (severity IN ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL')),
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    description text NOT NULL CHECK (length(description) BETWEEN 1 AND 10000),
    raised_by uuid NOT NULL REFERENCES person,
    raised_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
    closed_at timestamptz,
    -- Raised in error: closed without a correction.
    withdrawn_by uuid REFERENCES person,
    withdrawn_why text CHECK (length(withdrawn_why) BETWEEN 1 AND 4000),
    CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
    CHECK ((withdrawn_by IS NULL) = (withdrawn_why IS NULL)),
    CHECK (withdrawn_by IS NULL OR state = 'CLOSED')
);
CREATE INDEX finding_origin ON finding (origin_id, state);
CREATE INDEX finding_control ON finding (control_id, state);

-- What is done about a finding; its way is the process corrective-action, its business key this id.
CREATE TABLE corrective_action (
    id uuid PRIMARY KEY,
    finding_id uuid NOT NULL UNIQUE REFERENCES finding,
    owner_id uuid NOT NULL REFERENCES person,
    -- Why it is the owner, where somebody handed it over.
    owner_why text,
    -- Who verifies; empty for whoever of compliance comes first.
    verifier_id uuid REFERENCES person,
    plan text CHECK (length(plan) BETWEEN 1 AND 10000),
    due_on date NOT NULL,
    state text NOT NULL CHECK (state IN ('PLAN', 'DOING', 'VERIFY', 'DONE')),
    -- When the owner was asked: at once, or once the review it was found in had been tested.
    started_at timestamptz,
    -- How often it was sent back or opened again.
    reopened integer NOT NULL DEFAULT 0 CHECK (reopened >= 0),
    reopened_why text CHECK (length(reopened_why) BETWEEN 1 AND 4000),
    -- Reported done, by the owner or whoever stood in.
    done_at timestamptz,
    done_by uuid REFERENCES person,
    done_note text CHECK (length(done_note) BETWEEN 1 AND 4000),
    verified_by uuid REFERENCES person,
    -- The verifier for whom a substitute did it.
    verified_for uuid REFERENCES person,
    verified_at timestamptz,
    verified_note text CHECK (length(verified_note) BETWEEN 1 AND 4000),
    -- When it came to its end, verified or withdrawn.
    ended_at timestamptz,
    -- The due date that was reminded of, and when it was last told that it is late.
    reminded_for date,
    late_told_at timestamptz,
    revision integer NOT NULL DEFAULT 0,
    -- Four eyes: nobody verifies what they answer for or did.
    CONSTRAINT corrective_action_four_eyes CHECK (verifier_id <> owner_id AND verified_by <> owner_id AND verified_by <> done_by),
    CHECK ((state = 'DONE') = (ended_at IS NOT NULL)),
    CHECK ((verified_by IS NULL) = (verified_at IS NULL) AND (done_by IS NULL) = (done_at IS NULL)),
    CHECK (verified_by IS NULL OR (state = 'DONE' AND done_by IS NOT NULL)),
    CHECK (state NOT IN ('DOING', 'VERIFY') OR plan IS NOT NULL),
    CHECK (state <> 'VERIFY' OR done_at IS NOT NULL)
);
CREATE INDEX corrective_action_board ON corrective_action (state, due_on, id) WHERE state <> 'DONE';
CREATE INDEX corrective_action_due ON corrective_action (due_on, id) WHERE state <> 'DONE';
CREATE INDEX corrective_action_ended ON corrective_action (ended_at DESC, id DESC) WHERE state = 'DONE';
CREATE INDEX corrective_action_owner ON corrective_action (owner_id, due_on);
CREATE INDEX corrective_action_verifier ON corrective_action (verifier_id) WHERE state <> 'DONE';
CREATE INDEX corrective_action_state ON corrective_action (state);

-- A number is given once: nothing that was found is taken away again.
REVOKE DELETE, TRUNCATE ON finding, corrective_action FROM ${app_role};
