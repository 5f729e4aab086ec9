-- The seal of the trail: a Merkle tree over its rows (RFC 6962), signed checkpoints, and personal data that can be
-- withheld later without breaking a proof.

-- What a row's hash commits to by a salted hash of its own: names, address and each key of the details. The salt of a key
-- is made from the row's salt, so that without it nobody can try out guesses.
ALTER TABLE audit_event
    ADD COLUMN salt uuid DEFAULT gen_random_uuid(),
    -- Key to the Base64 of the hash that stands for its value, once that is replaced.
    ADD COLUMN withheld jsonb,
    -- With anything withheld the row's salt goes, since it would open that too; the salts of the other keys stay, as Base64.
    ADD COLUMN kept_salts jsonb,
    ADD CHECK ((salt IS NULL) = (withheld IS NOT NULL)),
    ADD CHECK ((salt IS NULL) = (kept_salts IS NOT NULL)),
    ADD CHECK (jsonb_typeof(details) = 'object');

-- Nobody but the database numbers and salts a row.
REVOKE INSERT ON audit_event FROM ${app_role};
GRANT INSERT (at, actor_id, actor_name, on_behalf_of, on_behalf_of_name, address, act, subject_kind, subject_id, page_kind,
    page_id, details) ON audit_event TO ${app_role};

-- One row a leaf, in the order of the tree. No foreign key: its check would lock, and so write, each row of the trail once more.
CREATE TABLE audit_leaf (
    leaf_index bigint PRIMARY KEY CHECK (leaf_index >= 0),
    event_id bigint NOT NULL UNIQUE,
    leaf_hash bytea NOT NULL CHECK (length(leaf_hash) = 32),
    sealed_at timestamptz NOT NULL
);

-- The complete subtrees: level 1 has the parents of two leaves. A proof reads one of each level.
CREATE TABLE audit_node (
    level integer NOT NULL CHECK (level BETWEEN 1 AND 62),
    node_index bigint NOT NULL CHECK (node_index >= 0),
    hash bytea NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (level, node_index)
);

-- What was signed, and left the database: the root of the tree at a size.
CREATE TABLE audit_checkpoint (
    size bigint PRIMARY KEY CHECK (size > 0),
    root bytea NOT NULL CHECK (length(root) = 32),
    at timestamptz NOT NULL,
    note text NOT NULL
);

-- Where the sealer stands. No row up to "settled" can appear any more; up to "candidate" none can once the transactions of
-- "waiting" (virtual ids of this server) have ended.
CREATE TABLE audit_sealing (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    settled bigint NOT NULL DEFAULT 0,
    candidate bigint,
    waiting text[],
    CHECK ((candidate IS NULL) = (waiting IS NULL))
);
INSERT INTO audit_sealing DEFAULT VALUES;

REVOKE UPDATE, DELETE, TRUNCATE ON audit_leaf, audit_node, audit_checkpoint FROM ${app_role};
REVOKE INSERT, DELETE, TRUNCATE ON audit_sealing FROM ${app_role};
CREATE TRIGGER audit_leaf_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_leaf
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only();
CREATE TRIGGER audit_node_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_node
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only();
CREATE TRIGGER audit_checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only();

-- HMAC-SHA-256 of a key's name with the row's salt (RFC 2104).
CREATE FUNCTION audit_key_salt(salt uuid, key text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE STRICT AS $$
DECLARE
    inner_pad bytea := uuid_send(salt) || decode(repeat('00', 48), 'hex');
    outer_pad bytea := inner_pad;
BEGIN
    FOR i IN 0..63 LOOP
        inner_pad := set_byte(inner_pad, i, get_byte(inner_pad, i) # 54);
        outer_pad := set_byte(outer_pad, i, get_byte(outer_pad, i) # 92);
    END LOOP;
    RETURN sha256(outer_pad || sha256(inner_pad || convert_to(key, 'UTF8')));
END $$;

-- A value as RFC 8785 writes it. Numbers outside of what both write alike are refused: they are never personal.
CREATE FUNCTION audit_canonical(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT AS $$
BEGIN
    CASE jsonb_typeof(value)
        WHEN 'object' THEN
            RETURN '{' || coalesce((SELECT string_agg(to_json(e.key)::text || ':' || audit_canonical(e.value), ','
                ORDER BY e.key COLLATE "C") FROM jsonb_each(value) e), '') || '}';
        WHEN 'array' THEN
            RETURN '[' || coalesce((SELECT string_agg(audit_canonical(e.value), ',' ORDER BY e.place)
                FROM jsonb_array_elements(value) WITH ORDINALITY AS e (value, place)), '') || ']';
        WHEN 'number' THEN
            IF value::numeric = trunc(value::numeric) AND abs(value::numeric) <= 9007199254740991 THEN
                RETURN trunc(value::numeric)::bigint::text;
            ELSIF abs(value::numeric) BETWEEN 0.001 AND 99999999 AND value::numeric = value::float8::numeric THEN
                RETURN value::float8::text;
            END IF;
            RAISE EXCEPTION 'a number of this value cannot be withheld';
        ELSE
            RETURN value::text;
    END CASE;
END $$;

-- The values that a row commits to by hashes of their own.
CREATE FUNCTION audit_committed(event audit_event) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_object(
            'actorName', event.actor_name, 'onBehalfOfName', event.on_behalf_of_name, 'address', event.address)
        || coalesce((SELECT jsonb_object_agg('details.' || d.key, d.value) FROM jsonb_each(event.details) d), '{}')
$$;

-- The one change that a row of the trail can see: a value of a sealed row is replaced, its hash stays, its salt goes.
CREATE FUNCTION audit_event_only_withholds() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    movable text[] := '{actor_name,on_behalf_of_name,address,details,salt,withheld,kept_salts}';
    former jsonb := audit_committed(OLD);
    latter jsonb := audit_committed(NEW);
    item record;
    item_salt bytea;
    legal boolean;
BEGIN
    legal := to_jsonb(OLD) - movable = to_jsonb(NEW) - movable
        AND (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(former) k)
            = (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(latter) k)
        AND (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(former) k)
            = (SELECT array_agg(k ORDER BY k) FROM (
                SELECT jsonb_object_keys(NEW.withheld) UNION ALL SELECT jsonb_object_keys(NEW.kept_salts)) AS all_keys (k))
        AND EXISTS (SELECT FROM audit_leaf WHERE event_id = OLD.id);
    IF legal IS NOT TRUE THEN
        RAISE EXCEPTION 'the audit trail is append-only';
    END IF;
    FOR item IN SELECT key, value FROM jsonb_each(former) LOOP
        IF OLD.withheld ? item.key THEN
            legal := latter -> item.key = item.value AND NEW.withheld -> item.key = OLD.withheld -> item.key;
        ELSE
            item_salt := coalesce(decode(OLD.kept_salts ->> item.key, 'base64'), audit_key_salt(OLD.salt, item.key));
            IF NEW.withheld ? item.key THEN
                legal := NEW.withheld ->> item.key
                    = encode(sha256(item_salt || convert_to(audit_canonical(item.value), 'UTF8')), 'base64');
            ELSE
                legal := latter -> item.key = item.value
                    AND NEW.kept_salts ->> item.key = encode(item_salt, 'base64');
            END IF;
        END IF;
        IF legal IS NOT TRUE THEN
            RAISE EXCEPTION 'the audit trail is append-only: % does not fit what was sealed', item.key;
        END IF;
    END LOOP;
    RETURN NEW;
END $$;

DROP TRIGGER audit_event_append_only ON audit_event;
CREATE TRIGGER audit_event_append_only BEFORE DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_append_only();
CREATE TRIGGER audit_event_only_withholds BEFORE UPDATE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_event_only_withholds();

-- Withholds values of one row: "replacements" has what is shown in the place of each key, "hashes" the Base64 of the hash
-- that stood for it, which the trigger compares with the row. The application's only way to change a row.
CREATE FUNCTION audit_withhold(event bigint, replacements jsonb, hashes jsonb) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    found_row audit_event;
BEGIN
    SELECT * INTO found_row FROM audit_event WHERE id = event FOR UPDATE;
    IF found_row.id IS NULL THEN
        RAISE EXCEPTION 'the audit trail has no row %', event;
    END IF;
    IF found_row.withheld ?| ARRAY(SELECT jsonb_object_keys(hashes)) THEN
        RAISE EXCEPTION 'this is withheld already in row %', event;
    END IF;
    UPDATE audit_event SET
        actor_name = CASE WHEN replacements ? 'actorName' THEN replacements ->> 'actorName' ELSE actor_name END,
        on_behalf_of_name = CASE WHEN replacements ? 'onBehalfOfName' THEN replacements ->> 'onBehalfOfName'
            ELSE on_behalf_of_name END,
        address = CASE WHEN replacements ? 'address' THEN replacements ->> 'address' ELSE address END,
        details = details || coalesce((SELECT jsonb_object_agg(substr(r.key, 9), r.value)
            FROM jsonb_each(replacements) r WHERE starts_with(r.key, 'details.')), '{}'),
        salt = NULL,
        withheld = coalesce(withheld, '{}') || hashes,
        kept_salts = coalesce(
            (SELECT jsonb_object_agg(k, coalesce(found_row.kept_salts ->> k,
                encode(audit_key_salt(found_row.salt, k), 'base64')))
            FROM jsonb_object_keys(audit_committed(found_row)) k
            WHERE NOT hashes ? k AND NOT coalesce(found_row.withheld ? k, false)),
            '{}')
    WHERE id = event;
END $$;
REVOKE EXECUTE ON FUNCTION audit_withhold FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_withhold TO ${app_role};
