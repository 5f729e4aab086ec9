INSERT INTO evidence_file (sha256, content) VALUES (encode(sha256('\x255044462d'), 'hex'), '\x255044462d');
INSERT INTO evidence (id, title, kind, file_name, media_type, size, url, policy_version_id, sha256, collected_on, valid_until, added_by, added_at) VALUES
    ('00000000-0000-0000-0000-000000000531', 'Restore test', 'FILE', 'restore.pdf', 'application/pdf', 5, NULL, NULL, encode(sha256('\x255044462d'), 'hex'), '2026-10-01', '2027-10-01', '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z'),
    ('00000000-0000-0000-0000-000000000532', 'Firewall rules', 'LINK', NULL, NULL, NULL, 'https://wiki.example.org/fw', NULL, repeat('c', 64), '2026-10-01', NULL, '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z'),
    ('00000000-0000-0000-0000-000000000533', 'Access control 1.0', 'POLICY', NULL, NULL, NULL, NULL, '00000000-0000-0000-0000-0000000000c2', repeat('a', 64), '2026-10-01', NULL, '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z');
INSERT INTO evidence_link (evidence_id, subject_kind, subject_id, linked_by, linked_at)
SELECT '00000000-0000-0000-0000-000000000531', 'control', id, '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z' FROM control WHERE code = '5.15';
