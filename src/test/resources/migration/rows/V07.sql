INSERT INTO campaign (id, policy_id, policy_version_id, text_sha256, title, statement, state, opens_at, due_on, grace_days, created_at) VALUES
    ('00000000-0000-0000-0000-000000000201', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000c2', repeat('a', 64), 'Access 1.0', 'I have read it.', 'OPEN', '2025-03-10T00:00Z', '2025-03-24', 14, '2025-03-10T00:00Z');
INSERT INTO campaign_audience (campaign_id, kind, value) VALUES ('00000000-0000-0000-0000-000000000201', 'DEPARTMENT', 'it');
INSERT INTO attestation (campaign_id, person_id, policy_version_id, text_sha256, state, asked_at, due_on, answered_at, statement, reason) VALUES
    ('00000000-0000-0000-0000-000000000201', '00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000c2', repeat('a', 64), 'ATTESTED', '2025-03-10T00:00Z', '2025-03-24', '2025-03-11T00:00Z', 'I have read it.', NULL),
    ('00000000-0000-0000-0000-000000000201', '00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000c2', repeat('a', 64), 'DECLINED', '2025-03-10T00:00Z', '2025-03-24', '2025-03-11T00:00Z', NULL, 'I disagree with chapter 2.');
