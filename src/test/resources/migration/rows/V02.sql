INSERT INTO department (id, code, name) VALUES ('00000000-0000-0000-0000-0000000000d1', 'it', 'Information Technology');
INSERT INTO person (id, username, name, email, department_id, location, joined_at, synced_at) VALUES
    ('00000000-0000-0000-0000-0000000000a1', 'owner', 'Olga Owner', 'owner@example.org', '00000000-0000-0000-0000-0000000000d1', 'Hamburg', '2025-01-01T00:00Z', '2025-01-01T00:00Z'),
    ('00000000-0000-0000-0000-0000000000a2', 'approver', 'Arne Approver', 'approver@example.org', '00000000-0000-0000-0000-0000000000d1', 'Kiel', '2025-01-01T00:00Z', '2025-01-01T00:00Z');
INSERT INTO person (id, username, name, active, joined_at, left_at, synced_at) VALUES
    ('00000000-0000-0000-0000-0000000000a3', 'gone', 'Gesa Gone', false, '2025-01-01T00:00Z', '2025-02-01T00:00Z', '2025-02-01T00:00Z');
INSERT INTO person_role (person_id, role) VALUES ('00000000-0000-0000-0000-0000000000a1', 'policy-owner');
INSERT INTO person_group (person_id, path) VALUES ('00000000-0000-0000-0000-0000000000a1', '/it');
INSERT INTO absence (id, person_id, substitute_id, first_day, last_day, created_at, created_by) VALUES
    ('00000000-0000-0000-0000-0000000000b1', '00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000a2', '2025-07-01', '2025-07-14', '2025-06-01T00:00Z', '00000000-0000-0000-0000-0000000000a1');
