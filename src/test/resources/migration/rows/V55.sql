INSERT INTO control_review (id, control_id, number, state, opens_on, due_on, lead_days, planned_at, opened_at, owner_id)
SELECT '00000000-0000-0000-0000-000000005501', id, 1, 'ASSESSING', '2026-11-01', '2026-12-01', 30, '2026-10-01T00:00Z',
    '2026-11-01T00:00Z', '00000000-0000-0000-0000-0000000000a1' FROM control WHERE code = '5.15';
