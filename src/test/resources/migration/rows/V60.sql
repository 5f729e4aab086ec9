INSERT INTO score_control (control_id, mandatory, weight) VALUES ((SELECT id FROM control WHERE code = '5.1'), true, 2);
INSERT INTO score_day (framework_id, day, gained, possible, controls) VALUES
    ((SELECT id FROM framework WHERE key = 'gdpr'), '2025-06-01', 12.5, 100, 9);
