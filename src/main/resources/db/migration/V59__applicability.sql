-- A round is told on the page of whatever it decides on: a policy's, or that of a Statement of Applicability.
ALTER TABLE approval_round ADD COLUMN page_kind text, ADD COLUMN page_id uuid;
UPDATE approval_round SET page_kind = 'policy', page_id = policy_id;
DROP INDEX approval_round_policy;
ALTER TABLE approval_round ALTER COLUMN page_kind SET NOT NULL, ALTER COLUMN page_id SET NOT NULL, DROP COLUMN policy_id;
CREATE INDEX approval_round_page ON approval_round (page_kind, page_id, opened_at);

-- A version of the Statement of Applicability (ISO/IEC 27001:2022, 6.1.3 d) of a tailored framework.
CREATE TABLE soa_version (
    id uuid PRIMARY KEY,
    framework_id uuid NOT NULL REFERENCES framework,
    -- Shown as 1.0, 2.0.
    number integer NOT NULL CHECK (number >= 1),
    state text NOT NULL CHECK (state IN ('DRAFT', 'APPROVAL', 'IN_FORCE', 'SUPERSEDED', 'REJECTED', 'DISCARDED')),
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    -- What of the organisation it covers.
    scope text NOT NULL DEFAULT '' CHECK (length(scope) <= 4000),
    -- What changes, for those who approve.
    summary text NOT NULL DEFAULT '' CHECK (length(summary) <= 4000),
    owner_id uuid NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL,
    submitted_at timestamptz,
    in_force_at timestamptz,
    ended_at timestamptz,
    -- The text that is approved and signed, and its fingerprint; empty in a draft, which follows the controls.
    body text NOT NULL DEFAULT '',
    sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    revision integer NOT NULL DEFAULT 0,
    CHECK ((state IN ('DRAFT', 'DISCARDED')) = (sha256 IS NULL)),
    CHECK ((sha256 IS NULL) = (submitted_at IS NULL)),
    CHECK ((state IN ('IN_FORCE', 'SUPERSEDED')) = (in_force_at IS NOT NULL)),
    CHECK ((state IN ('SUPERSEDED', 'REJECTED', 'DISCARDED')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX soa_version_number ON soa_version (framework_id, number) WHERE state <> 'DISCARDED';
CREATE UNIQUE INDEX soa_version_in_force ON soa_version (framework_id) WHERE state = 'IN_FORCE';
CREATE UNIQUE INDEX soa_version_under_work ON soa_version (framework_id) WHERE state IN ('DRAFT', 'APPROVAL');

-- Everyone who wrote any part of a version: an approval round takes none of them as a decider.
CREATE TABLE soa_drafter (
    version_id uuid NOT NULL REFERENCES soa_version,
    person_id uuid NOT NULL REFERENCES person,
    first_at timestamptz NOT NULL,
    PRIMARY KEY (version_id, person_id)
);

-- How each control was tailored when the version was submitted, in words, so that later changes of people do not reach it.
CREATE TABLE soa_line (
    version_id uuid NOT NULL REFERENCES soa_version,
    control_id uuid NOT NULL REFERENCES control,
    position integer NOT NULL,
    code text NOT NULL,
    ref text NOT NULL,
    title text NOT NULL,
    applicable boolean NOT NULL,
    reasons text[] NOT NULL CHECK (reasons <@ ARRAY['RISK', 'LAW', 'CONTRACT', 'BUSINESS', 'BEST_PRACTICE']),
    justification text NOT NULL,
    status text NOT NULL CHECK (status IN ('NOT_STARTED', 'PLANNED', 'PARTLY_IMPLEMENTED', 'IMPLEMENTED')),
    owner_id uuid REFERENCES person,
    owner_name text NOT NULL,
    department_name text NOT NULL,
    maturity integer CHECK (maturity BETWEEN 0 AND 5),
    target_maturity integer CHECK (target_maturity BETWEEN 0 AND 5),
    how text NOT NULL,
    -- Those in force that state it: reference and title.
    policies text[] NOT NULL,
    PRIMARY KEY (version_id, control_id),
    CHECK (applicable OR justification ~ '\S'),
    CHECK (NOT applicable OR cardinality(reasons) > 0)
);
CREATE INDEX soa_line_control ON soa_line (control_id);

CREATE FUNCTION soa_version_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('SUPERSEDED', 'REJECTED', 'DISCARDED') OR OLD.state = 'IN_FORCE' AND NEW.state <> 'SUPERSEDED' THEN
        RAISE EXCEPTION 'statement % is final, it is %', OLD.id, OLD.state;
    END IF;
    IF OLD.state <> 'DRAFT' AND NEW.state <> 'DRAFT'
        AND (NEW.framework_id, NEW.number, NEW.title, NEW.scope, NEW.summary, NEW.body, NEW.sha256, NEW.submitted_at)
            IS DISTINCT FROM
            (OLD.framework_id, OLD.number, OLD.title, OLD.scope, OLD.summary, OLD.body, OLD.sha256, OLD.submitted_at) THEN
        RAISE EXCEPTION 'the text of statement % is frozen, it is %', OLD.id, OLD.state;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER soa_version_frozen BEFORE UPDATE ON soa_version
    FOR EACH ROW EXECUTE FUNCTION soa_version_is_frozen();

CREATE FUNCTION soa_line_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM soa_version WHERE id = coalesce(NEW.version_id, OLD.version_id) AND state <> 'DRAFT') THEN
        RAISE EXCEPTION 'the lines of statement % are frozen', coalesce(NEW.version_id, OLD.version_id);
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER soa_line_frozen BEFORE INSERT OR DELETE ON soa_line
    FOR EACH ROW EXECUTE FUNCTION soa_line_is_frozen();
CREATE FUNCTION soa_record_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are final', TG_TABLE_NAME;
END $$;
CREATE TRIGGER soa_line_final BEFORE UPDATE OR TRUNCATE ON soa_line
    FOR EACH STATEMENT EXECUTE FUNCTION soa_record_is_final();
CREATE TRIGGER soa_drafter_final BEFORE UPDATE OR DELETE OR TRUNCATE ON soa_drafter
    FOR EACH STATEMENT EXECUTE FUNCTION soa_record_is_final();
REVOKE DELETE, TRUNCATE ON soa_version FROM ${app_role};
REVOKE UPDATE, TRUNCATE ON soa_line FROM ${app_role};
REVOKE UPDATE, DELETE, TRUNCATE ON soa_drafter FROM ${app_role};
