INSERT INTO mail_problem (id, person_id, address, kind, mail_id, said, happened_at) VALUES
    ('00000000-0000-0000-0000-000000000511', '00000000-0000-0000-0000-0000000000a1', 'owner@example.org', 'BOUNCED', '00000000-0000-0000-0000-000000000401', '550 5.1.1 User unknown', '2025-03-02T07:00Z');
INSERT INTO mail_problem (id, person_id, address, kind, mail_id, said, happened_at, settled_at, settled_by) VALUES
    ('00000000-0000-0000-0000-000000000512', '00000000-0000-0000-0000-0000000000a2', 'approver@example.org', 'REFUSED', '00000000-0000-0000-0000-0000000000e1', '550 5.1.1 User unknown', '2025-03-02T07:00Z', '2025-03-03T00:00Z', '00000000-0000-0000-0000-0000000000a1');
INSERT INTO mail_bounce_box (box, claimed_until, uid_validity, last_uid) VALUES ('bounces@mail.example.org/INBOX', '2025-03-02T07:00Z', 1, 12);
