INSERT INTO siem_cursor (receiver, next_index, failures, next_attempt_at, trouble, words, failing_since)
VALUES ('splunk', 42, 1, '2026-11-01 10:00Z', 'UNREACHABLE', 'Connection refused', '2026-11-01 09:00Z');
INSERT INTO siem_refused (id, receiver, leaf_index, event_id, act, words, refused_at)
VALUES ('00000000-0000-7000-8000-000000006701', 'splunk', 41, '41-abc', 'PolicyPublished', 'HTTP 400', '2026-11-01 09:30Z');
