INSERT INTO audience (id, name, rule, changed_by, changed_at) VALUES
    ('00000000-0000-0000-0000-000000000301', 'Rome', '{"include": [{"criteria": [{"kind": "LOCATION", "values": ["Rome"]}]}], "exclude": []}', '00000000-0000-0000-0000-0000000000a1', '2025-04-01T00:00Z');
