UPDATE retention_term SET months = 130 WHERE kind = 'TRAIL_RECORDS';
