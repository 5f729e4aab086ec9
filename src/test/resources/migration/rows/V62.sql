INSERT INTO figure_day (key, day, value) VALUES ('findings-open', '2025-06-01', 3);
