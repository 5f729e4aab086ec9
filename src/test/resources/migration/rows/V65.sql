INSERT INTO setting_seen (name, value, seen_at) VALUES ('BYLAW_TIME_ZONE', 'UTC', '2025-06-01 08:00:00+00');
INSERT INTO setting_seen (name, secret_salt, secret_hash, seen_at)
VALUES ('BYLAW_DATABASE_PASSWORD', '\x01', '\x02', '2025-06-01 08:00:00+00');
