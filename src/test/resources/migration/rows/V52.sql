INSERT INTO control_text (control_id, language, body, imported_by, imported_at)
SELECT id, 'en', 'As licensed', '00000000-0000-0000-0000-0000000000a1', '2026-11-28T00:00Z' FROM control WHERE code = '5.15';
UPDATE tailoring SET applicable = true, reasons = '{RISK}', owner_id = '00000000-0000-0000-0000-0000000000a1', status = 'IMPLEMENTED'
WHERE control_id = (SELECT id FROM control WHERE code = '5.15');
