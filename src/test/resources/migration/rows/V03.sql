INSERT INTO audit_event (at, actor_id, actor_name, act, subject_kind, subject_id, page_kind, page_id, details) VALUES
    ('2025-03-01T00:00Z', '00000000-0000-0000-0000-0000000000a1', 'Olga Owner', 'PolicyCreated', 'policy', '00000000-0000-0000-0000-0000000000c1', 'policy', '00000000-0000-0000-0000-0000000000c1', '{"reference": "IT-01"}');
