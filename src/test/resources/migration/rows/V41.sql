INSERT INTO campaign_question (campaign_id, policy_version_id, position, question, options, right_option, passage) VALUES
    ('00000000-0000-0000-0000-000000000201', '00000000-0000-0000-0000-0000000000c2', 1, 'Who may enter?', ARRAY['Anyone', 'Staff'], 2, 'Doors');
INSERT INTO attestation_attempt (id, campaign_id, person_id, policy_version_id, answered_at, given, right_answers, passed) VALUES
    ('00000000-0000-0000-0000-000000000411', '00000000-0000-0000-0000-000000000201', '00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000c2', '2025-03-12T00:00Z', ARRAY[1], 0, false);
INSERT INTO attestation_followup (id, campaign_id, person_id, policy_version_id, kind, words, asked_at, due_on, owner_id, state) VALUES
    ('00000000-0000-0000-0000-000000000412', '00000000-0000-0000-0000-000000000201', '00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000c2', 'QUESTION', 'What is a door?', '2025-03-12T00:00Z', '2025-03-17', '00000000-0000-0000-0000-0000000000a1', 'OPEN');
