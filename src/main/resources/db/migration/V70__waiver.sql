-- Of all who answer a stage of a waiver at the same moment one holds; asking back is no answer and may be repeated.
CREATE UNIQUE INDEX waiver_decided_once ON waiver_decision (waiver_id, round, stage) WHERE outcome <> 'ASKED_BACK';
