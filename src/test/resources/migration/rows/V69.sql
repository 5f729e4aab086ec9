INSERT INTO web_session (id, person_id, account_id, keycloak_session, roles, node, address, browser, began_at, seen_at) VALUES
    ('00000000-0000-0000-0000-000000006901', '00000000-0000-0000-0000-0000000000a1', 'a1', 'k1', '{employee,policy-owner}', '00000000-0000-0000-0000-000000006900', '192.0.2.1', 'Firefox', '2025-06-01T08:00Z', '2025-06-01T08:05Z');
INSERT INTO web_session (id, person_id, account_id, roles, node, began_at, seen_at, ended_at, ended_by) VALUES
    ('00000000-0000-0000-0000-000000006902', '00000000-0000-0000-0000-0000000000a2', 'a2', '{}', '00000000-0000-0000-0000-000000006900', '2025-06-01T08:00Z', '2025-06-01T08:05Z', '2025-06-01T09:00Z', 'KEYCLOAK');
INSERT INTO logout_token (jti, taken_at) VALUES ('token-1', '2025-06-01T09:00Z');
