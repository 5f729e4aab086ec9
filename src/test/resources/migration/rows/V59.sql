INSERT INTO soa_version (id, framework_id, number, state, title, owner_id, created_at)
SELECT '00000000-0000-0000-0000-000000000591', id, 1, 'DRAFT', 'Statement of Applicability', '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z'
FROM framework WHERE key = 'iso27002-2022';
INSERT INTO soa_drafter (version_id, person_id, first_at) VALUES
    ('00000000-0000-0000-0000-000000000591', '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z');
INSERT INTO soa_line (version_id, control_id, position, code, ref, title, applicable, reasons, justification, status, owner_id, owner_name, department_name, how, policies)
SELECT '00000000-0000-0000-0000-000000000591', id, position, code, ref, title, true, '{RISK}', '', 'IMPLEMENTED', '00000000-0000-0000-0000-0000000000a1', 'Olga Owner', '', '', '{}'
FROM control WHERE code = '5.15';
UPDATE soa_version SET state = 'IN_FORCE', submitted_at = '2026-11-28T01:00Z', in_force_at = '2026-11-28T02:00Z', body = 'As approved', sha256 = repeat('a', 64)
WHERE id = '00000000-0000-0000-0000-000000000591';
