INSERT INTO staff_of_hr (person_id, came_first, listed_at) VALUES
    ('00000000-0000-0000-0000-0000000000a2', false, '2025-03-03T00:00Z');
INSERT INTO staff_import (id, imported_at, imported_by, file_name, file_sha256, people, joined, changed, departed, left_out) VALUES
    ('00000000-0000-0000-0000-0000000f4501', '2025-03-03T00:00Z', '00000000-0000-0000-0000-0000000000a1', 'staff.csv', repeat('0', 64), 1, 0, 0, 0, 0);
