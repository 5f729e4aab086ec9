INSERT INTO score_change DEFAULT VALUES;
INSERT INTO score_standing (framework_id, gained, possible, controls, complete, parts, met)
SELECT id, 27, 54, 2, 1, 93, 2 FROM framework WHERE key = 'iso27002-2022';
INSERT INTO score_standing_control (framework_id, control_id, place, gained, possible)
SELECT framework_id, id, 1, 27, 27 FROM control WHERE code = '8.13';
