INSERT INTO platform_node (id, name, started_at, seen_at) VALUES
    ('00000000-0000-0000-0000-000000007401', 'bylaw-1', '2025-06-01T08:00Z', '2025-06-01T09:00Z');
INSERT INTO platform_trouble (node_id, part, level, since) VALUES
    ('00000000-0000-0000-0000-000000007401', 'mail', 'FAILS', '2025-06-01T08:50Z');
INSERT INTO platform_notice (id, part, since, told_at) VALUES
    ('00000000-0000-0000-0000-000000007402', 'mail', '2025-06-01T08:50Z', '2025-06-01T08:55Z');
