-- What has outlived its term was looked for in all rows, since no index serves the latest of several times. One of these times is
-- asked for beside it now, which an index serves. And where there is no hold at all, that is looked up once and not for each row.

CREATE OR REPLACE VIEW retention_trail_access AS
SELECT e.id, l.leaf_index, greatest(e.at, l.sealed_at) AS at,
    EXISTS (SELECT FROM legal_hold WHERE lifted_at IS NULL) AND trail_row_held(e) AS held, e.at AS done_at
FROM audit_event e JOIN audit_leaf l ON l.event_id = e.id
WHERE e.act IN ('LoggedIn', 'LoggedOut', 'LoginFailed', 'SessionEnded', 'AccessRefused');
CREATE OR REPLACE VIEW retention_trail_records AS
SELECT e.id, l.leaf_index, greatest(e.at, l.sealed_at, t.ended_at) AS at,
    EXISTS (SELECT FROM legal_hold WHERE lifted_at IS NULL) AND trail_row_held(e) AS held,
    t.kind AS thing_kind, t.id AS thing_id, t.ended_at, e.at AS done_at
FROM retention_trail_things t
JOIN audit_event e ON e.subject_kind = t.kind AND e.subject_id = t.id
JOIN audit_leaf l ON l.event_id = e.id
WHERE e.act NOT IN ('LoggedIn', 'LoggedOut', 'LoginFailed', 'SessionEnded', 'AccessRefused', 'TrailExpired');

-- As it was, but for "done_at".
CREATE OR REPLACE FUNCTION trail_expire(of_kind text, told timestamptz, most integer) RETURNS integer
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
        chosen := ARRAY(
            SELECT id FROM retention_trail_access WHERE at < before AND done_at < before AND NOT held LIMIT most);
        removed := trail_expire_rows(rule, before, told, chosen, 'retention', '00000000-0000-0000-0000-000000000042',
            'retention', '00000000-0000-0000-0000-000000000042');
    ELSE
        -- An act for each thing, so that its own story tells what of it is gone.
        FOR thing IN
            SELECT r.thing_kind AS kind, r.thing_id AS id, e.page_kind, e.page_id, array_agg(r.id) AS rows
            FROM (SELECT * FROM retention_trail_records
                WHERE at < before AND done_at < before AND ended_at < before AND NOT held LIMIT most) r
            JOIN audit_event e ON e.id = r.id
            GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        LOOP
            removed := removed + trail_expire_rows(
                rule, before, told, thing.rows, thing.kind, thing.id, thing.page_kind, thing.page_id);
        END LOOP;
    END IF;
    PERFORM set_config('bylaw.retention', 'off', true);
    RETURN removed;
END $$;

CREATE OR REPLACE VIEW retention_attestations AS
SELECT a.campaign_id, a.person_id, a.policy_version_id, greatest(v.ended_at, a.answered_at, c.ended_at) AS at,
    is_held('person', a.person_id) OR is_held('campaign', a.campaign_id) OR is_held('policy', v.policy_id) AS held,
    c.ended_at AS over_at
FROM attestation a JOIN campaign c ON c.id = a.campaign_id JOIN policy_version v ON v.id = a.policy_version_id
WHERE c.state IN ('CLOSED', 'CANCELLED') AND v.state IN ('SUPERSEDED', 'RETIRED') AND a.state <> 'OPEN';

-- Of mails and answers the time itself.
CREATE INDEX outbox_mail_over ON outbox_mail (coalesce(sent_at, given_up_at)) WHERE sent_at IS NOT NULL OR given_up_at IS NOT NULL;
CREATE INDEX attestation_attempt_answered ON attestation_attempt (answered_at);
