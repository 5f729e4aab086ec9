UPDATE control_mapping SET relationship = 'SUBSET_OF' WHERE (from_id, to_id, source, place) = (
    SELECT from_id, to_id, source, place FROM control_mapping ORDER BY 1, 2, 3, 4 LIMIT 1);
UPDATE control_review SET failed_review_id = NULL WHERE state = 'PLANNED';
UPDATE corrective_action SET no_evidence_why = 'Shown on screen' WHERE done_at IS NOT NULL;
