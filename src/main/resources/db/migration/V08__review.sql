-- One row for each time that a policy is to be looked at again.
CREATE TABLE review (
    id uuid PRIMARY KEY,
    policy_id uuid NOT NULL REFERENCES policy,
    -- The version whose text is reviewed.
    version_id uuid NOT NULL REFERENCES policy_version,
    state text NOT NULL CHECK (state IN ('PLANNED', 'OPEN', 'OVERDUE', 'RETIRING', 'CLOSED', 'SUPERSEDED')),
    opens_on date NOT NULL,
    due_on date NOT NULL,
    planned_at timestamptz NOT NULL,
    -- Who is asked: the owner when it opened, later perhaps the manager of an owner who left; empty for compliance.
    reviewer_id uuid REFERENCES person,
    opened_at timestamptz,
    overdue_at timestamptz,
    brought_forward_by uuid REFERENCES person,
    brought_forward_why text,
    outcome text CHECK (outcome IN ('REAFFIRM', 'REVISE', 'RETIRE')),
    note text,
    decided_by uuid REFERENCES person,
    -- The reviewer for whom a substitute decided.
    decided_for uuid REFERENCES person,
    decided_at timestamptz,
    closed_at timestamptz,
    revision integer NOT NULL DEFAULT 0,
    CHECK (opens_on <= due_on),
    CHECK ((outcome IS NULL) = (decided_at IS NULL) AND (outcome IS NULL) = (decided_by IS NULL)),
    CHECK (state NOT IN ('RETIRING', 'CLOSED') OR outcome IS NOT NULL),
    CHECK ((closed_at IS NULL) = (state NOT IN ('CLOSED', 'SUPERSEDED')))
);
CREATE INDEX review_of_policy ON review (policy_id, due_on);
CREATE INDEX review_calendar ON review (due_on) WHERE closed_at IS NULL;
CREATE INDEX review_of_reviewer ON review (reviewer_id) WHERE closed_at IS NULL;
