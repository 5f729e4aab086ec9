INSERT INTO paper_batch (id, campaign_id, recorded_by, recorded_at, scan_name, scan_type, scan_sha256, scan) VALUES
    ('00000000-0000-0000-0000-000000000481', '00000000-0000-0000-0000-000000000201', '00000000-0000-0000-0000-0000000000a1', '2025-03-12T00:00Z', 'signed.pdf', 'application/pdf', repeat('b', 64), '\x255044462d');
INSERT INTO attestation_paper (campaign_id, person_id, policy_version_id, batch_id, signed_on) VALUES
    ('00000000-0000-0000-0000-000000000201', '00000000-0000-0000-0000-0000000000a2', '00000000-0000-0000-0000-0000000000c2', '00000000-0000-0000-0000-000000000481', '2025-03-11');
