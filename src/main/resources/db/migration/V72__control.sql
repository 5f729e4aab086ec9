-- What a control is to the other, where who says that they correspond says that too; from the one to the other.
ALTER TABLE control_mapping ADD COLUMN relationship text NOT NULL DEFAULT 'UNSPECIFIED' CHECK (relationship IN
    ('UNSPECIFIED', 'EQUIVALENT_TO', 'EQUAL_TO', 'SUBSET_OF', 'SUPERSET_OF', 'INTERSECTS_WITH'));

-- The failed review for which this one was pulled forward by itself; pulled_by is then who accepted that result.
ALTER TABLE control_review ADD COLUMN failed_review_id uuid REFERENCES control_review
    CHECK (failed_review_id <> id);
ALTER TABLE control_review ADD CONSTRAINT control_review_failed_cause
    CHECK (failed_review_id IS NULL OR cause = 'FAILED_REVIEW');
CREATE INDEX control_review_failed ON control_review (failed_review_id) WHERE failed_review_id IS NOT NULL;

-- Why a correction was reported done with nothing to show for it.
ALTER TABLE corrective_action ADD COLUMN no_evidence_why text CHECK (length(no_evidence_why) BETWEEN 1 AND 4000);
ALTER TABLE corrective_action ADD CONSTRAINT corrective_action_no_evidence_when_done
    CHECK (no_evidence_why IS NULL OR done_at IS NOT NULL);
