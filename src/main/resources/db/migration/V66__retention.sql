-- How long each kind of data is kept, what a legal hold keeps beyond that, and pseudonyms of people who left.

-- Nothing is removed before compliance has looked at the terms and switched it on.
CREATE TABLE retention_switch (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    active boolean NOT NULL DEFAULT false,
    revision integer NOT NULL DEFAULT 0
);
INSERT INTO retention_switch DEFAULT VALUES;
REVOKE INSERT, DELETE, TRUNCATE ON retention_switch FROM ${app_role};

CREATE TABLE retention_term (
    kind text PRIMARY KEY CHECK (kind ~ '^[A-Z][A-Z_]{2,39}$'),
    -- Empty: kept for good.
    months integer CHECK (months BETWEEN 1 AND 1200),
    revision integer NOT NULL DEFAULT 0
);
INSERT INTO retention_term (kind, months) VALUES
    ('MAILS', 12), ('QUIZ_ATTEMPTS', 36), ('ATTESTATIONS', 120), ('EVIDENCE_FILES', 120), ('PROCESS_HISTORY', 120),
    ('DISCARDED_DRAFTS', 24), ('LEAVERS', 36);
REVOKE INSERT, DELETE, TRUNCATE ON retention_term FROM ${app_role};

-- What may not go, whatever its term says.
CREATE TABLE legal_hold (
    id uuid PRIMARY KEY,
    subject_kind text NOT NULL CHECK (subject_kind IN ('policy', 'campaign', 'control', 'person', 'everything')),
    subject_id uuid,
    reason text NOT NULL CHECK (reason ~ '\S' AND length(reason) <= 2000),
    put_by uuid NOT NULL REFERENCES person,
    put_at timestamptz NOT NULL,
    lifted_by uuid REFERENCES person,
    lifted_at timestamptz,
    lifted_why text CHECK (lifted_why ~ '\S' AND length(lifted_why) <= 2000),
    CHECK ((subject_kind = 'everything') = (subject_id IS NULL)),
    -- Four eyes: who put it does not lift it.
    CONSTRAINT legal_hold_four_eyes CHECK (lifted_by <> put_by),
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL) AND (lifted_at IS NULL) = (lifted_why IS NULL))
);
CREATE INDEX legal_hold_open ON legal_hold (subject_kind, subject_id) WHERE lifted_at IS NULL;
CREATE INDEX legal_hold_newest ON legal_hold (put_at DESC, id);
REVOKE UPDATE, DELETE, TRUNCATE ON legal_hold FROM ${app_role};
GRANT UPDATE (lifted_by, lifted_at, lifted_why) ON legal_hold TO ${app_role};

-- A hold waits for the batch that is just being removed; from its commit on nothing of it goes.
CREATE FUNCTION legal_hold_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.lifted_at IS NOT NULL THEN
        RAISE EXCEPTION 'a hold that was lifted is on record';
    END IF;
    PERFORM pg_advisory_xact_lock(660066);
    RETURN NEW;
END $$;
CREATE TRIGGER legal_hold_guard BEFORE INSERT OR UPDATE ON legal_hold FOR EACH ROW EXECUTE FUNCTION legal_hold_guard();

CREATE FUNCTION is_held(of_kind text, of_id uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM legal_hold WHERE lifted_at IS NULL
        AND (subject_kind = 'everything' OR (subject_kind = of_kind AND subject_id = of_id)))
$$;

-- One run a day; it goes on where another node stopped.
CREATE TABLE retention_run (
    id uuid PRIMARY KEY,
    day date NOT NULL UNIQUE,
    started_at timestamptz NOT NULL,
    claimed_until timestamptz NOT NULL,
    finished_at timestamptz,
    -- How many rows went, by kind.
    counts jsonb NOT NULL DEFAULT '{}'
);

-- What is removed, and what of it a hold keeps. "at" is when its term begins.
CREATE VIEW retention_mails AS
SELECT m.id, coalesce(m.sent_at, m.given_up_at) AS at, is_held('person', m.person_id) AS held
FROM outbox_mail m WHERE m.sent_at IS NOT NULL OR m.given_up_at IS NOT NULL;

CREATE VIEW retention_quiz_attempts AS
SELECT t.id, t.answered_at AS at,
    is_held('person', t.person_id) OR is_held('campaign', t.campaign_id) OR is_held('policy', v.policy_id) AS held
FROM attestation_attempt t JOIN campaign c ON c.id = t.campaign_id JOIN policy_version v ON v.id = t.policy_version_id
WHERE c.state IN ('CLOSED', 'CANCELLED');

CREATE VIEW retention_attestations AS
SELECT a.campaign_id, a.person_id, a.policy_version_id, greatest(v.ended_at, a.answered_at, c.ended_at) AS at,
    is_held('person', a.person_id) OR is_held('campaign', a.campaign_id) OR is_held('policy', v.policy_id) AS held
FROM attestation a JOIN campaign c ON c.id = a.campaign_id JOIN policy_version v ON v.id = a.policy_version_id
WHERE c.state IN ('CLOSED', 'CANCELLED') AND v.state IN ('SUPERSEDED', 'RETIRED') AND a.state <> 'OPEN';

-- The bytes of a file go, its fingerprint stays.
ALTER TABLE evidence_file ALTER COLUMN content DROP NOT NULL, ADD COLUMN removed_at timestamptz,
    ADD CHECK ((content IS NULL) = (removed_at IS NOT NULL));
-- The application only gives a removed file back, when the same one is handed in again.
GRANT UPDATE (content, removed_at) ON evidence_file TO ${app_role};
CREATE FUNCTION evidence_file_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.content IS NOT NULL AND NOT is_retention(TG_RELID) THEN
        RAISE EXCEPTION 'a file of evidence is never changed';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER evidence_file_guard BEFORE UPDATE ON evidence_file FOR EACH ROW EXECUTE FUNCTION evidence_file_guard();

-- Files that only serve reviews that are closed and corrections that are done.
CREATE VIEW retention_evidence_files AS
SELECT f.sha256, max(coalesce(r.closed_at, a.ended_at)) AS at,
    bool_or(is_held('control', coalesce(r.control_id, n.control_id))) AS held
FROM evidence_file f JOIN evidence e ON e.file_sha256 = f.sha256 JOIN evidence_link l ON l.evidence_id = e.id
LEFT JOIN control_review r ON l.subject_kind = 'control-review' AND r.id = l.subject_id
LEFT JOIN corrective_action a ON l.subject_kind = 'corrective-action' AND a.id = l.subject_id
LEFT JOIN finding n ON n.id = a.finding_id
WHERE f.content IS NOT NULL
GROUP BY f.sha256 HAVING bool_and(coalesce(r.closed_at, a.ended_at) IS NOT NULL);

CREATE VIEW retention_discarded_drafts AS
SELECT v.id, v.ended_at AS at, is_held('policy', v.policy_id) AS held
FROM policy_version v
WHERE v.state = 'DISCARDED' AND (v.body <> '' OR EXISTS (SELECT FROM policy_text_save s WHERE s.version_id = v.id)
    OR EXISTS (SELECT FROM policy_original o WHERE o.version_id = v.id));

-- The engine's history of what has ended, by the thing that its root process was about.
CREATE VIEW retention_process_history AS
SELECT p.id_ AS id, r.end_time_ AT TIME ZONE current_setting('TimeZone') AS at,
    is_held('policy', coalesce(v.policy_id, x.policy_id, o.id)) OR is_held('campaign', c.id)
        OR is_held('control', coalesce(q.control_id, n.control_id)) AS held
FROM act_hi_procinst p JOIN act_hi_procinst r ON r.id_ = coalesce(p.root_proc_inst_id_, p.id_)
LEFT JOIN policy_version v ON v.id::text = r.business_key_
LEFT JOIN policy o ON o.id::text = r.business_key_
LEFT JOIN review x ON x.id::text = r.business_key_
LEFT JOIN campaign c ON c.id::text = r.business_key_
LEFT JOIN control_review q ON q.id::text = r.business_key_
LEFT JOIN corrective_action a ON a.id::text = r.business_key_
LEFT JOIN finding n ON n.id = a.finding_id
WHERE p.end_time_ IS NOT NULL AND r.end_time_ IS NOT NULL;

-- Who left is known by a pseudonym from some day on. A directory that still knows the name cannot bring it back, unless they
-- return.
ALTER TABLE person ADD COLUMN pseudonym text UNIQUE CHECK (pseudonym ~ '^Former employee [0-9A-F]{4,12}$'),
    ADD COLUMN pseudonym_at timestamptz,
    ADD CHECK ((pseudonym IS NULL) = (pseudonym_at IS NULL)),
    ADD CHECK (pseudonym IS NULL OR (NOT active AND name = pseudonym AND email IS NULL AND location IS NULL));
CREATE FUNCTION person_stays_pseudonymous() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.active THEN
        NEW.pseudonym := NULL;
        NEW.pseudonym_at := NULL;
    ELSE
        NEW.username := OLD.username;
        NEW.name := OLD.name;
        NEW.email := OLD.email;
        NEW.location := OLD.location;
        NEW.job_title := OLD.job_title;
        NEW.pseudonym := OLD.pseudonym;
        NEW.pseudonym_at := OLD.pseudonym_at;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER person_stays_pseudonymous BEFORE UPDATE ON person
    FOR EACH ROW WHEN (OLD.pseudonym IS NOT NULL) EXECUTE FUNCTION person_stays_pseudonymous();

CREATE VIEW retention_leavers AS
SELECT p.id, p.left_at AS at, is_held('person', p.id) AS held FROM person p
WHERE NOT p.active AND p.pseudonym IS NULL;

-- Nothing under hold is removed, by whatever statement.
CREATE FUNCTION retention_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF is_held('person', (to_jsonb(OLD) ->> 'person_id')::uuid)
        OR is_held('campaign', (to_jsonb(OLD) ->> 'campaign_id')::uuid)
        OR is_held('policy', (SELECT policy_id FROM policy_version
            WHERE id = (to_jsonb(OLD) ->> 'policy_version_id')::uuid)) THEN
        RAISE EXCEPTION 'rows of % are under legal hold', TG_TABLE_NAME USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER retention_guard BEFORE DELETE ON outbox_mail FOR EACH ROW EXECUTE FUNCTION retention_guard();
CREATE TRIGGER retention_guard BEFORE DELETE ON attestation_attempt FOR EACH ROW EXECUTE FUNCTION retention_guard();
CREATE TRIGGER retention_guard BEFORE DELETE ON attestation FOR EACH ROW EXECUTE FUNCTION retention_guard();
CREATE TRIGGER retention_guard BEFORE DELETE ON attestation_followup FOR EACH ROW EXECUTE FUNCTION retention_guard();
CREATE TRIGGER retention_guard BEFORE DELETE ON attestation_paper FOR EACH ROW EXECUTE FUNCTION retention_guard();

-- Records that are final give way to nothing but the functions below, which belong to the owner of the schema.
CREATE FUNCTION is_retention(of_table oid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce(current_setting('bylaw.retention', true), '') = 'on'
        AND current_user = pg_get_userbyid((SELECT relowner FROM pg_class WHERE oid = of_table))
$$;
CREATE OR REPLACE FUNCTION attestation_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF is_retention(TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'an attestation that was given is never changed';
END $$;
CREATE OR REPLACE FUNCTION attestation_followup_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF is_retention(TG_RELID) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'a follow-up that was answered is never changed';
END $$;
CREATE OR REPLACE FUNCTION attestation_paper_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND is_retention(TG_RELID) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'what was recorded from paper is never changed';
END $$;
CREATE OR REPLACE FUNCTION policy_version_text_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state NOT IN ('DRAFT', 'CONSULTATION')
        AND (NEW.body IS DISTINCT FROM OLD.body OR NEW.body_sha256 <> OLD.body_sha256
            OR NEW.policy_id <> OLD.policy_id OR NEW.major <> OLD.major OR NEW.minor <> OLD.minor)
        AND NOT (OLD.state = 'DISCARDED' AND NEW.body = '' AND is_retention(TG_RELID)) THEN
        RAISE EXCEPTION 'the text of policy version % is frozen, it is %', OLD.id, OLD.state;
    END IF;
    RETURN NEW;
END $$;

-- One batch of a kind. Each takes the lock that holds wait for, and looks at them afterwards.
CREATE FUNCTION retention_remove(kind text, before timestamptz, now timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    removed integer := 0;
    chosen uuid[];
    campaigns uuid[];
    people uuid[];
    versions uuid[];
BEGIN
    -- However long the application says it is: nothing of the last month goes.
    IF before > now - interval '27 days' OR most NOT BETWEEN 1 AND 10000 THEN
        RAISE EXCEPTION 'retention removes nothing so young';
    END IF;
    IF NOT (SELECT active FROM retention_switch) THEN
        RAISE EXCEPTION 'retention is switched off';
    END IF;
    PERFORM pg_advisory_xact_lock_shared(660066);
    PERFORM set_config('bylaw.retention', 'on', true);
    CASE kind
        WHEN 'MAILS' THEN
            DELETE FROM outbox_mail WHERE id IN (
                SELECT id FROM retention_mails WHERE at < before AND NOT held LIMIT most);
            GET DIAGNOSTICS removed = ROW_COUNT;
            DELETE FROM mail_digest d WHERE d.sent_at < before AND NOT is_held('person', d.person_id)
                AND NOT EXISTS (SELECT FROM outbox_mail m WHERE m.digest_id = d.id);
            DELETE FROM mail_problem p WHERE p.settled_at < before AND NOT is_held('person', p.person_id);
        WHEN 'QUIZ_ATTEMPTS' THEN
            DELETE FROM attestation_attempt WHERE id IN (
                SELECT id FROM retention_quiz_attempts WHERE at < before AND NOT held LIMIT most);
            GET DIAGNOSTICS removed = ROW_COUNT;
        WHEN 'ATTESTATIONS' THEN
            SELECT array_agg(g.campaign_id), array_agg(g.person_id), array_agg(g.policy_version_id)
            INTO campaigns, people, versions
            FROM (SELECT * FROM retention_attestations r WHERE r.at < before AND NOT r.held LIMIT most) g;
            DELETE FROM attestation_attempt WHERE (campaign_id, person_id, policy_version_id)
                IN (SELECT * FROM unnest(campaigns, people, versions));
            DELETE FROM attestation_followup WHERE (campaign_id, person_id, policy_version_id)
                IN (SELECT * FROM unnest(campaigns, people, versions));
            DELETE FROM attestation_excused WHERE (campaign_id, person_id, policy_version_id)
                IN (SELECT * FROM unnest(campaigns, people, versions));
            DELETE FROM attestation_paper WHERE (campaign_id, person_id, policy_version_id)
                IN (SELECT * FROM unnest(campaigns, people, versions));
            DELETE FROM attestation WHERE (campaign_id, person_id, policy_version_id)
                IN (SELECT * FROM unnest(campaigns, people, versions));
            GET DIAGNOSTICS removed = ROW_COUNT;
            -- A scan shows many people; it goes with the last of them.
            DELETE FROM paper_batch b WHERE b.recorded_at < before AND NOT is_held('campaign', b.campaign_id)
                AND NOT EXISTS (SELECT FROM attestation_paper p WHERE p.batch_id = b.id);
        WHEN 'EVIDENCE_FILES' THEN
            UPDATE evidence_file SET content = NULL, removed_at = now WHERE sha256 IN (
                SELECT sha256 FROM retention_evidence_files WHERE at < before AND NOT held LIMIT most);
            GET DIAGNOSTICS removed = ROW_COUNT;
        WHEN 'DISCARDED_DRAFTS' THEN
            chosen := ARRAY(SELECT id FROM retention_discarded_drafts WHERE at < before AND NOT held LIMIT most);
            DELETE FROM policy_text_save WHERE version_id = ANY (chosen);
            DELETE FROM policy_original WHERE version_id = ANY (chosen);
            UPDATE policy_version SET body = '', search = NULL WHERE id = ANY (chosen);
            GET DIAGNOSTICS removed = ROW_COUNT;
        ELSE
            RAISE EXCEPTION 'retention knows no %', kind;
    END CASE;
    PERFORM set_config('bylaw.retention', 'off', true);
    RETURN removed;
END $$;
REVOKE EXECUTE ON FUNCTION retention_remove FROM PUBLIC;
GRANT EXECUTE ON FUNCTION retention_remove TO ${app_role};

-- Where the name of somebody who left stays, and why: what was decided, signed or asked of people is a record, whose
-- wording is part of what it proves.
CREATE TABLE pseudonym_exemption (
    table_name text NOT NULL,
    -- Empty: all of its columns.
    column_name text NOT NULL DEFAULT '',
    why text NOT NULL,
    PRIMARY KEY (table_name, column_name)
);
INSERT INTO pseudonym_exemption (table_name, column_name, why) VALUES
    ('approval_party', '', 'who decides on a text: a record of the approval'),
    ('approval_decision', '', 'a decision with its reason'),
    ('approval_signature', '', 'a signature with its sentence: the ground "records"'),
    ('approval_round', '', 'what the round decided on, as it was shown'),
    ('signature', '', 'a signature with its sentence: the ground "records"'),
    ('waiver_decision', '', 'a decision with its reason'),
    ('risk_acceptance', '', 'what was signed of a risk'),
    ('control_review', '', 'a review that is closed is final'),
    ('soa_version', '', 'a text that was signed'),
    ('person', '', 'the names of others'),
    ('soa_line', '', 'a text that was signed'),
    ('soa_drafter', '', 'who may not approve'),
    ('policy_version', 'body', 'a text that was signed or is about to be'),
    ('policy_text_save', '', 'the text of a policy on its way'),
    ('campaign', 'statement', 'the sentence that people confirmed'),
    ('campaign_question', '', 'questions as they were asked'),
    ('paper_batch', '', 'a scan as it was handed in'),
    ('attestation_paper', '', 'a scan as it was handed in'),
    ('legal_hold', '', 'the reason of a hold'),
    ('pseudonym_exemption', '', 'this list'),
    ('audit_event', '', 'names are withheld row by row, so that the seal still verifies'),
    ('audit_leaf', '', 'hashes'), ('audit_node', '', 'hashes'), ('audit_checkpoint', '', 'signed notes');
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON pseudonym_exemption FROM ${app_role};

-- Puts a pseudonym in the place of a person who left, wherever the database has the name, address or account as text.
-- A name that somebody else has too, or that is one short word, is replaced only where it belongs to the person's id.
CREATE FUNCTION person_pseudonymise(target uuid, new_name text, at timestamptz) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    who person;
    col record;
    needles text[] := '{}';
    needle text;
    pattern text;
    changed integer;
    places integer := 0;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(660066);
    SELECT * INTO who FROM person WHERE id = target FOR UPDATE;
    IF who.id IS NULL OR who.active THEN
        RAISE EXCEPTION 'only who left gets a pseudonym' USING ERRCODE = 'check_violation';
    END IF;
    IF is_held('person', target) THEN
        RAISE EXCEPTION 'this person is under legal hold' USING ERRCODE = 'check_violation';
    END IF;
    IF who.pseudonym IS NOT NULL THEN
        RETURN 0;
    END IF;
    PERFORM set_config('bylaw.retention', 'on', true);
    UPDATE attestation SET typed_name = new_name WHERE person_id = target AND typed_name IS NOT NULL;
    UPDATE outbox_mail SET sent_to = NULL WHERE person_id = target;
    UPDATE mail_digest SET sent_to = NULL WHERE person_id = target;
    UPDATE mail_problem SET address = 'removed', said = 'removed' WHERE person_id = target;
    UPDATE staff_of_hr SET account_id = NULL WHERE person_id = target;
    DELETE FROM person_role WHERE person_id = target;
    DELETE FROM person_group WHERE person_id = target;
    IF position(' ' IN who.name) > 0 AND length(who.name) >= 5
        AND NOT EXISTS (SELECT FROM person WHERE lower(name) = lower(who.name) AND id <> target) THEN
        needles := needles || who.name;
    END IF;
    IF who.email LIKE '%@%' THEN
        needles := needles || who.email;
    END IF;
    IF length(who.username) >= 6 AND who.username ~ '[.@0-9_-]' THEN
        needles := needles || who.username;
    END IF;
    UPDATE person SET name = new_name, username = id::text, email = NULL, location = NULL, job_title = NULL,
        pseudonym = new_name, pseudonym_at = at WHERE id = target;
    FOREACH needle IN ARRAY needles LOOP
        pattern := '(?<![\w.@-])' || regexp_replace(needle, '([][\\^$.|?*+(){}-])', '\\\1', 'g') || '(?![\w@-])';
        FOR col IN
            SELECT c.table_name, c.column_name, c.data_type FROM information_schema.columns c
            JOIN information_schema.tables t USING (table_schema, table_name)
            WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER'
                AND c.data_type IN ('text', 'character varying', 'jsonb')
                AND c.table_name NOT LIKE 'flyway%'
                AND NOT EXISTS (SELECT FROM pseudonym_exemption x WHERE x.table_name = c.table_name
                    AND x.column_name IN ('', c.column_name))
        LOOP
            EXECUTE format(
                'UPDATE %1$I SET %2$I = regexp_replace(%2$I::text, $1, $2, ''gi'')::%3$s'
                    || ' WHERE position(lower($3) IN lower(%2$I::text)) > 0 AND %2$I::text ~* $1',
                col.table_name, col.column_name, col.data_type) USING pattern, new_name, needle;
            GET DIAGNOSTICS changed = ROW_COUNT;
            places := places + changed;
        END LOOP;
    END LOOP;
    PERFORM set_config('bylaw.retention', 'off', true);
    RETURN places;
END $$;
REVOKE EXECUTE ON FUNCTION person_pseudonymise FROM PUBLIC;
GRANT EXECUTE ON FUNCTION person_pseudonymise TO ${app_role};
