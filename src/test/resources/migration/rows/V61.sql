INSERT INTO framework (id, key, name, edition, tailored, shipped, replaces_id, position, imported_by, imported_at)
VALUES ('00000000-0000-0000-0000-000000061001', 'own-2026', 'Own', '2026', true, false, md5('framework:gdpr')::uuid, 6101,
    '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z');
INSERT INTO control (id, framework_id, ref, code, title, position)
VALUES ('00000000-0000-0000-0000-000000061002', '00000000-0000-0000-0000-000000061001', '1', 'own-2026:1', 'One', 1);
INSERT INTO control_succession (old_id, new_id)
SELECT id, '00000000-0000-0000-0000-000000061002' FROM control WHERE code = 'gdpr:32';
