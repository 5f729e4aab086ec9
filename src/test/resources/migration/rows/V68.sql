INSERT INTO evidence_pack (id, subject_kind, subject_id, person_id, state, files, started_at, alive_at, finished_at, file_name, bytes, sha256) VALUES
    ('00000000-0000-0000-0000-000000000681', 'campaign', '00000000-0000-0000-0000-000000000201', '00000000-0000-0000-0000-0000000000a1', 'READY', 1, '2025-03-12T00:00Z', '2025-03-12T00:00Z', '2025-03-12T00:01Z', 'a.zip', 3, repeat('a', 64));
INSERT INTO evidence_pack_part (pack_id, number, content) VALUES ('00000000-0000-0000-0000-000000000681', 1, '\x010203');
