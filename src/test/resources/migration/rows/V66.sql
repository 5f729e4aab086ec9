INSERT INTO legal_hold (id, subject_kind, reason, put_by, put_at)
SELECT gen_random_uuid(), 'everything', 'A lawsuit', id, '2026-01-01T00:00Z' FROM person ORDER BY id LIMIT 1;
INSERT INTO retention_run (id, day, started_at, claimed_until)
VALUES (gen_random_uuid(), '2026-01-01', '2026-01-01T02:00Z', '2026-01-01T02:10Z');
