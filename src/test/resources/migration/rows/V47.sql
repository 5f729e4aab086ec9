INSERT INTO campaign_export (id, campaign_id, person_id, format, filter, filter_words, everyone, state, done, total, started_at, alive_at, finished_at, file_name, bytes, sha256) VALUES
    ('00000000-0000-0000-0000-000000000471', '00000000-0000-0000-0000-000000000201', '00000000-0000-0000-0000-0000000000a1', 'CSV', '{"text": ""}', 'everyone', true, 'READY', 1, 1, '2025-03-12T00:00Z', '2025-03-12T00:00Z', '2025-03-12T00:01Z', 'a.csv', 3, repeat('a', 64));
INSERT INTO campaign_export_part (export_id, number, content) VALUES ('00000000-0000-0000-0000-000000000471', 1, '\x010203');
