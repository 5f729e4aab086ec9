INSERT INTO outbox_mail (id, person_id, kind, params, path, urgent, created_at, next_attempt_at) VALUES
    ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000a2', 'approval.decide', '{"title": "Access"}', '/approvals/1', true, '2025-03-02T00:00Z', '2025-03-02T00:00Z');
INSERT INTO outbox_mail (id, person_id, kind, params, path, urgent, created_at, next_attempt_at, attempts, sent_at) VALUES
    ('00000000-0000-0000-0000-0000000000e2', '00000000-0000-0000-0000-0000000000a1', 'policy.published', '{}', '/policies/1', false, '2025-03-02T00:00Z', '2025-03-02T00:00Z', 1, '2025-03-02T00:01Z');
INSERT INTO duty (id, kind, subject_kind, subject_id, person_id, verb, title, why, asked_by, path, due_at, opened_at) VALUES
    ('00000000-0000-0000-0000-0000000000f1', 'decide', 'policy_version', '00000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-0000000000a2', 'Decide', 'Access', 'as approver', '00000000-0000-0000-0000-0000000000a1', '/approvals/1', '2025-03-09T00:00Z', '2025-03-02T00:00Z');
