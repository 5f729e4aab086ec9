INSERT INTO audit_leaf (leaf_index, event_id, leaf_hash, sealed_at)
    SELECT 0, min(id), sha256('row'), '2025-03-01T00:01Z' FROM audit_event;
INSERT INTO audit_node (level, node_index, hash) VALUES (1, 0, sha256('node'));
INSERT INTO audit_checkpoint (size, root, at, note) VALUES (1, sha256('row'), '2025-03-01T00:01Z', 'note');
