INSERT INTO risk (id, reference, title, asset, threat, owner_id, scale_id, likelihood, impact, level, treatment, plan, residual_likelihood,
    residual_impact, residual_level, assessed_by, assessed_at, review_on, created_by, created_at)
VALUES ('00000000-0000-0000-0000-000000000581', 'R-001', 'Ransomware', 'File servers', 'Encryption by intruders',
    '00000000-0000-0000-0000-0000000000a1', md5('risk-scale:1')::uuid, 4, 5, 'VERY_HIGH', 'MODIFY', 'Offline copies', 2, 4, 'MEDIUM',
    '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z', '2027-11-28', '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z');
INSERT INTO risk_control (risk_id, control_id)
SELECT '00000000-0000-0000-0000-000000000581', id FROM control WHERE code = '8.13';
INSERT INTO risk_acceptance (id, risk_id, signature_id, accepted_by, accepted_at, text, sha256, level)
VALUES ('00000000-0000-0000-0000-000000000582', '00000000-0000-0000-0000-000000000581', '00000000-0000-0000-0000-000000005401',
    '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z', 'Risk R-001', repeat('0', 64), 'MEDIUM');
INSERT INTO risk_scale (id, number, acceptable, made_by, made_at)
VALUES ('00000000-0000-0000-0000-000000000584', 2, 'LOW', '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z');
INSERT INTO risk_step (scale_id, axis, step, name)
SELECT '00000000-0000-0000-0000-000000000584', axis, step, 'Step ' || step
FROM unnest(ARRAY['LIKELIHOOD', 'IMPACT']) AS axis, generate_series(1, 3) AS step;
INSERT INTO risk_cell (scale_id, likelihood, impact, level)
SELECT '00000000-0000-0000-0000-000000000584', l, i, 'LOW' FROM generate_series(1, 3) AS l, generate_series(1, 3) AS i;
INSERT INTO risk_step_carried (scale_id, axis, from_step, step)
SELECT '00000000-0000-0000-0000-000000000584', axis, step, 1 + step / 2
FROM unnest(ARRAY['LIKELIHOOD', 'IMPACT']) AS axis, generate_series(1, 5) AS step;
