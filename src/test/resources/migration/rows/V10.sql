INSERT INTO directory_reading (last_tried_at, last_read_at, people) VALUES ('2025-03-02T00:00Z', '2025-03-02T00:00Z', 3);
