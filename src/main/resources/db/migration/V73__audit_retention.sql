-- Rows of the trail go as well once their term is over, where compliance sets one: the row is deleted, its leaf stays in the
-- tree, and an act of the trail (TrailExpired) says which places went by which rule. Nothing else deletes a row.

-- No term is shorter than this one, whoever sets it. The trail's are those that the verifier knows, too.
ALTER TABLE retention_term ADD COLUMN least_months integer NOT NULL DEFAULT 1 CHECK (least_months BETWEEN 1 AND 1200),
    ADD CONSTRAINT retention_term_least CHECK (months >= least_months);
INSERT INTO retention_term (kind, months, least_months) VALUES ('TRAIL_ACCESS', NULL, 36), ('TRAIL_RECORDS', NULL, 120);
REVOKE UPDATE ON retention_term FROM ${app_role};
GRANT UPDATE (months, revision) ON retention_term TO ${app_role};

-- Whether a hold keeps a row: on who acted or for whom, on the object or its page, or on what the object belongs to.
CREATE FUNCTION trail_row_held(e audit_event) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM legal_hold WHERE lifted_at IS NULL) AND (
        is_held('person', e.actor_id) OR is_held('person', e.on_behalf_of)
        OR is_held(e.subject_kind, e.subject_id) OR is_held(e.page_kind, e.page_id)
        OR CASE e.subject_kind
            WHEN 'policy-version' THEN EXISTS (
                SELECT FROM policy_version v WHERE v.id = e.subject_id AND is_held('policy', v.policy_id))
            WHEN 'review' THEN EXISTS (SELECT FROM review r WHERE r.id = e.subject_id AND is_held('policy', r.policy_id))
            WHEN 'campaign' THEN EXISTS (
                SELECT FROM campaign_version c WHERE c.campaign_id = e.subject_id AND is_held('policy', c.policy_id))
            WHEN 'attestation-followup' THEN EXISTS (
                SELECT FROM attestation_followup f LEFT JOIN campaign_version c ON c.campaign_id = f.campaign_id
                WHERE f.id = e.subject_id AND (is_held('campaign', f.campaign_id) OR is_held('person', f.person_id)
                    OR is_held('policy', c.policy_id)))
            WHEN 'control-review' THEN EXISTS (
                SELECT FROM control_review r WHERE r.id = e.subject_id AND is_held('control', r.control_id))
            ELSE false END)
$$;

-- Things that are over, and since when. What stands nowhere here is kept for good; so is all that led to what is in force.
CREATE VIEW retention_trail_things AS
WITH ended AS (
    SELECT id, policy_id, ended_at FROM policy_version WHERE state IN ('SUPERSEDED', 'RETIRED', 'REJECTED', 'DISCARDED')),
campaigns AS (
    SELECT c.id, greatest(c.ended_at, max(v.ended_at)) AS ended_at
    FROM campaign c JOIN campaign_version w ON w.campaign_id = c.id LEFT JOIN ended v ON v.id = w.policy_version_id
    WHERE c.state IN ('CLOSED', 'CANCELLED') GROUP BY c.id HAVING bool_and(v.ended_at IS NOT NULL))
SELECT 'policy-version' AS kind, id, ended_at FROM ended WHERE ended_at IS NOT NULL
UNION ALL
SELECT 'policy', p.id, greatest(p.retired_at, max(v.ended_at))
FROM policy p JOIN policy_version o ON o.policy_id = p.id LEFT JOIN ended v ON v.id = o.id
WHERE p.retired_at IS NOT NULL GROUP BY p.id HAVING bool_and(v.ended_at IS NOT NULL)
UNION ALL
SELECT 'approval-round', r.id, greatest(r.closed_at, v.ended_at)
FROM approval_round r JOIN ended v ON r.subject_kind = 'policy-version' AND v.id = r.subject_id
WHERE r.closed_at IS NOT NULL AND v.ended_at IS NOT NULL
UNION ALL
SELECT 'review', r.id, greatest(r.closed_at, v.ended_at) FROM review r JOIN ended v ON v.id = r.version_id
WHERE r.closed_at IS NOT NULL AND v.ended_at IS NOT NULL
UNION ALL
SELECT 'campaign', id, ended_at FROM campaigns
UNION ALL
SELECT 'attestation-followup', f.id, greatest(c.ended_at, f.answered_at)
FROM attestation_followup f JOIN campaigns c ON c.id = f.campaign_id
UNION ALL
-- The last review of a control shows how it stands; the former ones are replaced by it.
SELECT 'control-review', r.id, r.closed_at FROM control_review r
WHERE r.closed_at IS NOT NULL AND EXISTS (
    SELECT FROM control_review later WHERE later.control_id = r.control_id AND later.state = 'CLOSED' AND later.number > r.number);

-- "at" is when the term of a row begins: it was done and sealed, and its thing was over.
CREATE VIEW retention_trail_access AS
SELECT e.id, l.leaf_index, greatest(e.at, l.sealed_at) AS at, trail_row_held(e) AS held
FROM audit_event e JOIN audit_leaf l ON l.event_id = e.id
WHERE e.act IN ('LoggedIn', 'LoggedOut', 'LoginFailed', 'SessionEnded', 'AccessRefused');
CREATE VIEW retention_trail_records AS
SELECT e.id, l.leaf_index, greatest(e.at, l.sealed_at, t.ended_at) AS at, trail_row_held(e) AS held,
    t.kind AS thing_kind, t.id AS thing_id, t.ended_at
FROM retention_trail_things t
JOIN audit_event e ON e.subject_kind = t.kind AND e.subject_id = t.id
JOIN audit_leaf l ON l.event_id = e.id
WHERE e.act NOT IN ('LoggedIn', 'LoggedOut', 'LoginFailed', 'SessionEnded', 'AccessRefused', 'TrailExpired');

-- The trail gives way to the function below alone, which belongs to the owner of the schema.
CREATE FUNCTION audit_event_only_expires() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND coalesce(current_setting('bylaw.retention', true), '') = 'trail'
        AND current_user = pg_get_userbyid((SELECT relowner FROM pg_class WHERE oid = TG_RELID)) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'the audit trail is append-only';
END $$;
DROP TRIGGER audit_event_append_only ON audit_event;
CREATE TRIGGER audit_event_append_only BEFORE DELETE OR TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_event_only_expires();

CREATE FUNCTION audit_event_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.act = 'TrailExpired' OR OLD.at > transaction_timestamp() - interval '36 months'
        OR NOT EXISTS (SELECT FROM audit_leaf WHERE event_id = OLD.id) THEN
        RAISE EXCEPTION 'row % of the audit trail is kept', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    IF trail_row_held(OLD) THEN
        RAISE EXCEPTION 'row % of the audit trail is under legal hold', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER audit_event_guard BEFORE DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION audit_event_guard();

-- Deletes rows of the trail and writes the act that says so. A row goes only where row, leaf and signed checkpoint are all as
-- old as the rule wants: the checkpoint proves the age to others, and a falsely dated one makes row and leaf no older.
CREATE FUNCTION trail_expire_rows(rule retention_term, before timestamptz, told timestamptz, rows bigint[], kind text, thing uuid,
    page text, page_thing uuid) RETURNS integer
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    removed integer;
    places jsonb;
BEGIN
    WITH gone AS (
        DELETE FROM audit_event e USING audit_leaf l
        WHERE e.id = ANY (rows) AND l.event_id = e.id AND e.at < before AND l.sealed_at < before
            AND (SELECT c.at FROM audit_checkpoint c WHERE c.size > l.leaf_index ORDER BY c.size LIMIT 1) < before
        RETURNING l.leaf_index
    ), islands AS (
        SELECT min(leaf_index) AS first, max(leaf_index) AS last, count(*) AS rows
        FROM (SELECT leaf_index, leaf_index - row_number() OVER (ORDER BY leaf_index) AS island FROM gone) AS g GROUP BY island
    )
    SELECT coalesce(sum(i.rows), 0), jsonb_agg(jsonb_build_array(i.first, i.last) ORDER BY i.first)
    INTO removed, places FROM islands i;
    IF removed > 0 THEN
        INSERT INTO audit_event (at, actor_name, act, subject_kind, subject_id, page_kind, page_id, details)
        VALUES (told, 'Bylaw', 'TrailExpired', kind, thing, page, page_thing, jsonb_build_object(
            'rule', rule.kind, 'months', rule.months, 'rows', removed, 'leaves', places));
    END IF;
    RETURN removed;
END $$;
REVOKE EXECUTE ON FUNCTION trail_expire_rows FROM PUBLIC;

-- One batch of a kind, by the term that is set, and by this server's own clock, however late the application says it is.
CREATE FUNCTION trail_expire(of_kind text, told timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    rule retention_term;
    before timestamptz;
    thing record;
    chosen bigint[];
    removed integer := 0;
BEGIN
    SELECT * INTO rule FROM retention_term WHERE kind = of_kind;
    IF of_kind NOT IN ('TRAIL_ACCESS', 'TRAIL_RECORDS') OR rule.kind IS NULL OR most NOT BETWEEN 1 AND 10000 THEN
        RAISE EXCEPTION 'the trail has no rows of this kind that expire';
    END IF;
    IF rule.months IS NULL THEN
        RETURN 0;
    END IF;
    IF rule.months < (CASE of_kind WHEN 'TRAIL_ACCESS' THEN 36 ELSE 120 END) THEN
        RAISE EXCEPTION 'rows of the trail are kept for longer';
    END IF;
    IF NOT (SELECT active FROM retention_switch) THEN
        RAISE EXCEPTION 'retention is switched off';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(660066);
    PERFORM set_config('bylaw.retention', 'trail', true);
    before := least(told, transaction_timestamp()) - make_interval(months => rule.months);
    IF of_kind = 'TRAIL_ACCESS' THEN
        chosen := ARRAY(SELECT id FROM retention_trail_access WHERE at < before AND NOT held LIMIT most);
        removed := trail_expire_rows(rule, before, told, chosen, 'retention', '00000000-0000-0000-0000-000000000042',
            'retention', '00000000-0000-0000-0000-000000000042');
    ELSE
        -- An act for each thing, so that its own story tells what of it is gone.
        FOR thing IN
            SELECT r.thing_kind AS kind, r.thing_id AS id, e.page_kind, e.page_id, array_agg(r.id) AS rows
            FROM (SELECT * FROM retention_trail_records
                WHERE at < before AND ended_at < before AND NOT held LIMIT most) r JOIN audit_event e ON e.id = r.id
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        LOOP
            removed := removed + trail_expire_rows(
                rule, before, told, thing.rows, thing.kind, thing.id, thing.page_kind, thing.page_id);
        END LOOP;
    END IF;
    PERFORM set_config('bylaw.retention', 'off', true);
    RETURN removed;
END $$;
REVOKE EXECUTE ON FUNCTION trail_expire FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trail_expire TO ${app_role};
