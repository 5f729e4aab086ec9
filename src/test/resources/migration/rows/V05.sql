INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification, language, review_interval_months, tags, next_review_on, created_by, created_at) VALUES
    ('00000000-0000-0000-0000-0000000000c1', 'IT-01', 'Access', 'POLICY', '00000000-0000-0000-0000-0000000000a1', '00000000-0000-0000-0000-0000000000d1', 'INTERNAL', 'en', 12, '{access}', '2026-03-10', '00000000-0000-0000-0000-0000000000a1', '2025-03-01T00:00Z');
INSERT INTO policy_audience (policy_id, kind, value) VALUES ('00000000-0000-0000-0000-0000000000c1', 'DEPARTMENT', 'it');
INSERT INTO policy_control (policy_id, control_ref) VALUES ('00000000-0000-0000-0000-0000000000c1', '5.15');
INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, change_summary, body, body_sha256, created_by, created_at, submitted_at, approved_at, published_at, search) VALUES
    ('00000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-0000000000c1', 1, 0, 'PUBLISHED', 'MAJOR', 'First issue', '# Access', repeat('a', 64), '00000000-0000-0000-0000-0000000000a1', '2025-03-01T00:00Z', '2025-03-02T00:00Z', '2025-03-09T00:00Z', '2025-03-10T00:00Z', to_tsvector('english', 'Access'));
INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body, body_sha256, created_by, created_at, based_on) VALUES
    ('00000000-0000-0000-0000-0000000000c3', '00000000-0000-0000-0000-0000000000c1', 1, 1, 'DRAFT', 'MINOR', '# Access, again', repeat('b', 64), '00000000-0000-0000-0000-0000000000a1', '2025-04-01T00:00Z', '00000000-0000-0000-0000-0000000000c2');
INSERT INTO policy_contribution (version_id, person_id, first_at, last_at) VALUES
    ('00000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-0000000000a1', '2025-03-01T00:00Z', '2025-03-01T00:00Z');
INSERT INTO policy_co_author (version_id, person_id) VALUES ('00000000-0000-0000-0000-0000000000c3', '00000000-0000-0000-0000-0000000000a2');
INSERT INTO policy_text_save (version_id, text_revision, body, saved_by, saved_at) VALUES
    ('00000000-0000-0000-0000-0000000000c3', 0, '# Access, again', '00000000-0000-0000-0000-0000000000a1', '2025-04-01T00:00Z');
INSERT INTO policy_original (id, version_id, file_name, media_type, sha256, content, report, imported_by, imported_at) VALUES
    ('00000000-0000-0000-0000-0000000000c4', '00000000-0000-0000-0000-0000000000c2', 'access.md', 'text/markdown', repeat('c', 64), '# Access', '{}', '00000000-0000-0000-0000-0000000000a1', '2025-03-01T00:00Z');
INSERT INTO comment_thread (id, version_id, heading_id, quote, prefix, suffix, state, opened_by, opened_at) VALUES
    ('00000000-0000-0000-0000-0000000000c5', '00000000-0000-0000-0000-0000000000c3', 'access', 'again', 'Access, ', '', 'OPEN', '00000000-0000-0000-0000-0000000000a2', '2025-04-02T00:00Z');
INSERT INTO comment (id, thread_id, author_id, body, written_at) VALUES
    ('00000000-0000-0000-0000-0000000000c6', '00000000-0000-0000-0000-0000000000c5', '00000000-0000-0000-0000-0000000000a2', 'Why again?', '2025-04-02T00:00Z');
INSERT INTO consultation_reviewer (version_id, person_id, asked_at) VALUES
    ('00000000-0000-0000-0000-0000000000c3', '00000000-0000-0000-0000-0000000000a2', '2025-04-02T00:00Z');
