INSERT INTO approval_round (id, subject_kind, subject_id, policy_id, number, title, summary, path, owner_id, sha256, state, opened_by, opened_at, closed_at) VALUES
    ('00000000-0000-0000-0000-000000000101', 'policy_version', '00000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-0000000000c1', 1, 'Access 1.0', 'First issue', '/policies/1', '00000000-0000-0000-0000-0000000000a1', repeat('a', 64), 'APPROVED', '00000000-0000-0000-0000-0000000000a1', '2025-03-02T00:00Z', '2025-03-09T00:00Z');
INSERT INTO approval_party (round_id, person_id, side) VALUES
    ('00000000-0000-0000-0000-000000000101', '00000000-0000-0000-0000-0000000000a1', 'WRITER'),
    ('00000000-0000-0000-0000-000000000101', '00000000-0000-0000-0000-0000000000a2', 'DECIDER');
INSERT INTO approval_stage (id, round_id, position, name, rule, days, needs_signature, state, opened_at, due_at, closed_at) VALUES
    ('00000000-0000-0000-0000-000000000102', '00000000-0000-0000-0000-000000000101', 1, 'Management', 'ALL', 7, true, 'APPROVED', '2025-03-02T00:00Z', '2025-03-09T00:00Z', '2025-03-09T00:00Z');
INSERT INTO approval_seat (id, stage_id, round_id, person_id, why, state) VALUES
    ('00000000-0000-0000-0000-000000000103', '00000000-0000-0000-0000-000000000102', '00000000-0000-0000-0000-000000000101', '00000000-0000-0000-0000-0000000000a2', 'as management', 'DECIDED');
INSERT INTO approval_decision (id, seat_id, stage_id, round_id, decided_by, outcome, reason, sha256, decided_at) VALUES
    ('00000000-0000-0000-0000-000000000104', '00000000-0000-0000-0000-000000000103', '00000000-0000-0000-0000-000000000102', '00000000-0000-0000-0000-000000000101', '00000000-0000-0000-0000-0000000000a2', 'APPROVED', '', repeat('a', 64), '2025-03-09T00:00Z');
INSERT INTO approval_signature (id, decision_id, round_id, signer_id, signer_name, meaning, statement, sha256, signed_at, authenticated_at) VALUES
    ('00000000-0000-0000-0000-000000000105', '00000000-0000-0000-0000-000000000104', '00000000-0000-0000-0000-000000000101', '00000000-0000-0000-0000-0000000000a2', 'Arne Approver', 'Approval', 'I approve Access 1.0', repeat('a', 64), '2025-03-09T00:00Z', '2025-03-09T00:00Z');
INSERT INTO approval_signature_request (seat_id, person_id, comment, sha256, requested_at) VALUES
    ('00000000-0000-0000-0000-000000000103', '00000000-0000-0000-0000-0000000000a2', 'Well done', repeat('a', 64), '2025-03-09T00:00Z');
