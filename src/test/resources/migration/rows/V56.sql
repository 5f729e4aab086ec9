INSERT INTO finding (id, control_id, origin_kind, origin_id, severity, title, description, raised_by, raised_at, state)
SELECT '00000000-0000-0000-0000-000000005601', id, 'control', id, 'HIGH', 'Restores are not tested', 'No restore since spring.',
    '00000000-0000-0000-0000-0000000000a2', '2026-11-28T00:00Z', 'OPEN' FROM control WHERE code = '8.13';
INSERT INTO corrective_action (id, finding_id, owner_id, verifier_id, due_on, state, started_at) VALUES
    ('00000000-0000-0000-0000-000000005602', '00000000-0000-0000-0000-000000005601', '00000000-0000-0000-0000-0000000000a1',
    '00000000-0000-0000-0000-0000000000a2', '2026-12-28', 'PLAN', '2026-11-28T00:00Z');
