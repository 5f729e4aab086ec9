-- One row for each time that a control is reviewed: planned, assessed, tested, accepted.
CREATE TABLE control_review (
    id uuid PRIMARY KEY,
    control_id uuid NOT NULL REFERENCES control,
    -- Counts the reviews of a control.
    number integer NOT NULL CHECK (number > 0),
    state text NOT NULL CHECK (state IN ('PLANNED', 'ASSESSING', 'TESTING', 'ACCEPTING', 'CLOSED', 'CANCELLED')),
    cause text NOT NULL DEFAULT 'SCHEDULE'
        CHECK (cause IN ('SCHEDULE', 'FAILED_REVIEW', 'INCIDENT', 'CHANGE_OF_LAW', 'REQUESTED')),
    -- Why it was pulled forward, and by whom.
    cause_why text,
    pulled_by uuid REFERENCES person,
    opens_on date NOT NULL,
    due_on date NOT NULL,
    lead_days integer NOT NULL DEFAULT 0 CHECK (lead_days BETWEEN 0 AND 366),
    planned_at timestamptz NOT NULL,
    opened_at timestamptz,
    overdue_at timestamptz,
    -- Who assesses; empty where nobody owns the control.
    owner_id uuid REFERENCES person,
    -- Who tests; empty until somebody is named or chosen.
    reviewer_id uuid REFERENCES person,
    assessment text CHECK (length(assessment) BETWEEN 1 AND 10000),
    maturity integer CHECK (maturity BETWEEN 0 AND 5),
    -- The owner, or who stood in for the owner.
    assessed_by uuid REFERENCES person,
    assessed_at timestamptz,
    design_result text CHECK (design_result IN ('EFFECTIVE', 'PARTLY_EFFECTIVE', 'NOT_EFFECTIVE', 'NOT_TESTED')),
    operation_result text CHECK (operation_result IN ('EFFECTIVE', 'PARTLY_EFFECTIVE', 'NOT_EFFECTIVE', 'NOT_TESTED')),
    result text CHECK (result IN ('EFFECTIVE', 'PARTLY_EFFECTIVE', 'NOT_EFFECTIVE', 'NOT_TESTED')),
    samples text CHECK (length(samples) <= 10000),
    -- The reviewer, or who stood in for the reviewer; of the last test.
    tested_by uuid REFERENCES person,
    tested_at timestamptz,
    tests integer NOT NULL DEFAULT 0,
    acceptance text CHECK (acceptance IN ('RESULT', 'REMAINING_RISK')),
    acceptance_comment text,
    accepted_by uuid REFERENCES person,
    accepted_at timestamptz,
    closed_at timestamptz,
    revision integer NOT NULL DEFAULT 0,
    UNIQUE (control_id, number),
    CHECK (opens_on <= due_on),
    -- Independent: neither the owner nor who assessed tests, and neither of them nor who tested accepts.
    CONSTRAINT control_review_independent CHECK (
        reviewer_id <> owner_id AND tested_by <> owner_id AND tested_by <> assessed_by),
    CONSTRAINT control_review_accepted_by_others CHECK (
        accepted_by <> owner_id AND accepted_by <> assessed_by AND accepted_by <> tested_by),
    CHECK (cause = 'SCHEDULE' OR (cause_why ~ '\S' AND pulled_by IS NOT NULL)),
    CHECK ((assessment IS NULL) = (assessed_at IS NULL) AND (assessment IS NULL) = (assessed_by IS NULL)
        AND (assessment IS NULL) = (maturity IS NULL)),
    CHECK ((result IS NULL) = (tested_at IS NULL) AND (result IS NULL) = (tested_by IS NULL)
        AND (result IS NULL) = (design_result IS NULL) AND (result IS NULL) = (operation_result IS NULL)),
    CHECK (result <> 'EFFECTIVE' OR (design_result = 'EFFECTIVE' AND operation_result = 'EFFECTIVE')),
    CHECK ((acceptance IS NULL) = (accepted_at IS NULL) AND (acceptance IS NULL) = (accepted_by IS NULL)),
    CHECK (acceptance <> 'REMAINING_RISK' OR (result <> 'EFFECTIVE' AND acceptance_comment ~ '\S')),
    CHECK (state NOT IN ('TESTING', 'ACCEPTING', 'CLOSED') OR assessment IS NOT NULL),
    CHECK (state NOT IN ('ACCEPTING', 'CLOSED') OR result IS NOT NULL),
    CHECK (state <> 'CLOSED' OR acceptance IS NOT NULL),
    CHECK ((closed_at IS NULL) = (state NOT IN ('CLOSED', 'CANCELLED')))
);
-- One review of a control at a time.
CREATE UNIQUE INDEX control_review_ahead ON control_review (control_id) WHERE closed_at IS NULL;
-- The order of the list: open ones by date, then those that are over, the newest first.
CREATE INDEX control_review_listed ON control_review ((closed_at IS NOT NULL),
    (CASE WHEN closed_at IS NULL THEN due_on - DATE '2000-01-01' ELSE DATE '2000-01-01' - due_on END), id);
CREATE INDEX control_review_open_due ON control_review (due_on, id) WHERE closed_at IS NULL;
CREATE INDEX control_review_of_owner ON control_review (owner_id, due_on);
CREATE INDEX control_review_of_reviewer ON control_review (reviewer_id) WHERE closed_at IS NULL;

-- What is closed is on record.
CREATE FUNCTION control_review_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'control review % is closed', OLD.id;
END $$;
CREATE TRIGGER control_review_final BEFORE UPDATE OR DELETE ON control_review
    FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION control_review_is_final();
REVOKE DELETE, TRUNCATE ON control_review FROM ${app_role};
