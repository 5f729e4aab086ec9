-- References and titles of ISO/IEC 27002:2022; the standard's text is its publisher's and is not shipped.
CREATE TABLE control (
    ref text PRIMARY KEY,
    title text NOT NULL,
    theme text NOT NULL CHECK (theme IN ('ORGANIZATIONAL', 'PEOPLE', 'PHYSICAL', 'TECHNOLOGICAL')),
    position integer NOT NULL UNIQUE
);
INSERT INTO control (ref, title, theme, position) VALUES
    ('5.1', 'Policies for information security', 'ORGANIZATIONAL', 1),
    ('5.2', 'Information security roles and responsibilities', 'ORGANIZATIONAL', 2),
    ('5.3', 'Segregation of duties', 'ORGANIZATIONAL', 3),
    ('5.4', 'Management responsibilities', 'ORGANIZATIONAL', 4),
    ('5.5', 'Contact with authorities', 'ORGANIZATIONAL', 5),
    ('5.6', 'Contact with special interest groups', 'ORGANIZATIONAL', 6),
    ('5.7', 'Threat intelligence', 'ORGANIZATIONAL', 7),
    ('5.8', 'Information security in project management', 'ORGANIZATIONAL', 8),
    ('5.9', 'Inventory of information and other associated assets', 'ORGANIZATIONAL', 9),
    ('5.10', 'Acceptable use of information and other associated assets', 'ORGANIZATIONAL', 10),
    ('5.11', 'Return of assets', 'ORGANIZATIONAL', 11),
    ('5.12', 'Classification of information', 'ORGANIZATIONAL', 12),
    ('5.13', 'Labelling of information', 'ORGANIZATIONAL', 13),
    ('5.14', 'Information transfer', 'ORGANIZATIONAL', 14),
    ('5.15', 'Access control', 'ORGANIZATIONAL', 15),
    ('5.16', 'Identity management', 'ORGANIZATIONAL', 16),
    ('5.17', 'Authentication information', 'ORGANIZATIONAL', 17),
    ('5.18', 'Access rights', 'ORGANIZATIONAL', 18),
    ('5.19', 'Information security in supplier relationships', 'ORGANIZATIONAL', 19),
    ('5.20', 'Addressing information security within supplier agreements', 'ORGANIZATIONAL', 20),
    ('5.21', 'Managing information security in the ICT supply chain', 'ORGANIZATIONAL', 21),
    ('5.22', 'Monitoring, review and change management of supplier services', 'ORGANIZATIONAL', 22),
    ('5.23', 'Information security for use of cloud services', 'ORGANIZATIONAL', 23),
    ('5.24', 'Information security incident management planning and preparation', 'ORGANIZATIONAL', 24),
    ('5.25', 'Assessment and decision on information security events', 'ORGANIZATIONAL', 25),
    ('5.26', 'Response to information security incidents', 'ORGANIZATIONAL', 26),
    ('5.27', 'Learning from information security incidents', 'ORGANIZATIONAL', 27),
    ('5.28', 'Collection of evidence', 'ORGANIZATIONAL', 28),
    ('5.29', 'Information security during disruption', 'ORGANIZATIONAL', 29),
    ('5.30', 'ICT readiness for business continuity', 'ORGANIZATIONAL', 30),
    ('5.31', 'Legal, statutory, regulatory and contractual requirements', 'ORGANIZATIONAL', 31),
    ('5.32', 'Intellectual property rights', 'ORGANIZATIONAL', 32),
    ('5.33', 'Protection of records', 'ORGANIZATIONAL', 33),
    ('5.34', 'Privacy and protection of PII', 'ORGANIZATIONAL', 34),
    ('5.35', 'Independent review of information security', 'ORGANIZATIONAL', 35),
    ('5.36', 'Compliance with policies, rules and standards for information security', 'ORGANIZATIONAL', 36),
    ('5.37', 'Documented operating procedures', 'ORGANIZATIONAL', 37),
    ('6.1', 'Screening', 'PEOPLE', 38),
    ('6.2', 'Terms and conditions of employment', 'PEOPLE', 39),
    ('6.3', 'Information security awareness, education and training', 'PEOPLE', 40),
    ('6.4', 'Disciplinary process', 'PEOPLE', 41),
    ('6.5', 'Responsibilities after termination or change of employment', 'PEOPLE', 42),
    ('6.6', 'Confidentiality or non-disclosure agreements', 'PEOPLE', 43),
    ('6.7', 'Remote working', 'PEOPLE', 44),
    ('6.8', 'Information security event reporting', 'PEOPLE', 45),
    ('7.1', 'Physical security perimeters', 'PHYSICAL', 46),
    ('7.2', 'Physical entry', 'PHYSICAL', 47),
    ('7.3', 'Securing offices, rooms and facilities', 'PHYSICAL', 48),
    ('7.4', 'Physical security monitoring', 'PHYSICAL', 49),
    ('7.5', 'Protecting against physical and environmental threats', 'PHYSICAL', 50),
    ('7.6', 'Working in secure areas', 'PHYSICAL', 51),
    ('7.7', 'Clear desk and clear screen', 'PHYSICAL', 52),
    ('7.8', 'Equipment siting and protection', 'PHYSICAL', 53),
    ('7.9', 'Security of assets off-premises', 'PHYSICAL', 54),
    ('7.10', 'Storage media', 'PHYSICAL', 55),
    ('7.11', 'Supporting utilities', 'PHYSICAL', 56),
    ('7.12', 'Cabling security', 'PHYSICAL', 57),
    ('7.13', 'Equipment maintenance', 'PHYSICAL', 58),
    ('7.14', 'Secure disposal or re-use of equipment', 'PHYSICAL', 59),
    ('8.1', 'User endpoint devices', 'TECHNOLOGICAL', 60),
    ('8.2', 'Privileged access rights', 'TECHNOLOGICAL', 61),
    ('8.3', 'Information access restriction', 'TECHNOLOGICAL', 62),
    ('8.4', 'Access to source code', 'TECHNOLOGICAL', 63),
    ('8.5', 'Secure authentication', 'TECHNOLOGICAL', 64),
    ('8.6', 'Capacity management', 'TECHNOLOGICAL', 65),
    ('8.7', 'Protection against malware', 'TECHNOLOGICAL', 66),
    ('8.8', 'Management of technical vulnerabilities', 'TECHNOLOGICAL', 67),
    ('8.9', 'Configuration management', 'TECHNOLOGICAL', 68),
    ('8.10', 'Information deletion', 'TECHNOLOGICAL', 69),
    ('8.11', 'Data masking', 'TECHNOLOGICAL', 70),
    ('8.12', 'Data leakage prevention', 'TECHNOLOGICAL', 71),
    ('8.13', 'Information backup', 'TECHNOLOGICAL', 72),
    ('8.14', 'Redundancy of information processing facilities', 'TECHNOLOGICAL', 73),
    ('8.15', 'Logging', 'TECHNOLOGICAL', 74),
    ('8.16', 'Monitoring activities', 'TECHNOLOGICAL', 75),
    ('8.17', 'Clock synchronization', 'TECHNOLOGICAL', 76),
    ('8.18', 'Use of privileged utility programs', 'TECHNOLOGICAL', 77),
    ('8.19', 'Installation of software on operational systems', 'TECHNOLOGICAL', 78),
    ('8.20', 'Networks security', 'TECHNOLOGICAL', 79),
    ('8.21', 'Security of network services', 'TECHNOLOGICAL', 80),
    ('8.22', 'Segregation of networks', 'TECHNOLOGICAL', 81),
    ('8.23', 'Web filtering', 'TECHNOLOGICAL', 82),
    ('8.24', 'Use of cryptography', 'TECHNOLOGICAL', 83),
    ('8.25', 'Secure development life cycle', 'TECHNOLOGICAL', 84),
    ('8.26', 'Application security requirements', 'TECHNOLOGICAL', 85),
    ('8.27', 'Secure system architecture and engineering principles', 'TECHNOLOGICAL', 86),
    ('8.28', 'Secure coding', 'TECHNOLOGICAL', 87),
    ('8.29', 'Security testing in development and acceptance', 'TECHNOLOGICAL', 88),
    ('8.30', 'Outsourced development', 'TECHNOLOGICAL', 89),
    ('8.31', 'Separation of development, test and production environments', 'TECHNOLOGICAL', 90),
    ('8.32', 'Change management', 'TECHNOLOGICAL', 91),
    ('8.33', 'Test information', 'TECHNOLOGICAL', 92),
    ('8.34', 'Protection of information systems during audit testing', 'TECHNOLOGICAL', 93);

CREATE TABLE policy (
    id uuid PRIMARY KEY,
    reference text NOT NULL CHECK (reference ~ '^[A-Z0-9][A-Z0-9._-]{1,29}$'),
    title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    document_type text NOT NULL CHECK (document_type IN ('POLICY', 'STANDARD', 'PROCEDURE', 'GUIDELINE')),
    owner_id uuid NOT NULL REFERENCES person,
    department_id uuid NOT NULL REFERENCES department,
    classification text NOT NULL
        CHECK (classification IN ('PUBLIC', 'INTERNAL', 'CONFIDENTIAL', 'STRICTLY_CONFIDENTIAL')),
    -- The language of the text, which also chooses the dictionary of the full-text search.
    language text NOT NULL CHECK (language IN ('en', 'de', 'fr', 'es', 'it', 'nl')),
    review_interval_months integer NOT NULL CHECK (review_interval_months BETWEEN 1 AND 60),
    tags text[] NOT NULL DEFAULT '{}',
    -- Set while it is in force; the review module keeps it.
    next_review_on date,
    retired_at timestamptz,
    created_by uuid NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL,
    revision integer NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX policy_reference ON policy (upper(reference));
CREATE INDEX policy_owner ON policy (owner_id);
CREATE INDEX policy_department ON policy (department_id);

-- To whom the policy applies. No row at all: everyone. Rows of one kind widen it, a policy applies to a person
-- who is in any of the named departments and in any of the named locations.
CREATE TABLE policy_audience (
    policy_id uuid NOT NULL REFERENCES policy ON DELETE CASCADE,
    kind text NOT NULL CHECK (kind IN ('DEPARTMENT', 'LOCATION')),
    -- A department's code or a location's name.
    value text NOT NULL,
    PRIMARY KEY (policy_id, kind, value)
);

CREATE TABLE policy_control (
    policy_id uuid NOT NULL REFERENCES policy ON DELETE CASCADE,
    control_ref text NOT NULL REFERENCES control,
    PRIMARY KEY (policy_id, control_ref)
);
CREATE INDEX policy_control_ref ON policy_control (control_ref);

CREATE TABLE policy_version (
    id uuid PRIMARY KEY,
    policy_id uuid NOT NULL REFERENCES policy,
    major integer NOT NULL CHECK (major >= 0),
    minor integer NOT NULL CHECK (minor >= 0),
    state text NOT NULL CHECK (state IN ('DRAFT', 'CONSULTATION', 'APPROVAL', 'APPROVED', 'PUBLISHED', 'SUPERSEDED',
        'REJECTED', 'DISCARDED', 'RETIRED')),
    change_kind text NOT NULL CHECK (change_kind IN ('MAJOR', 'MINOR', 'EDITORIAL')),
    change_summary text NOT NULL DEFAULT '',
    body text NOT NULL DEFAULT '',
    -- SHA-256 of the exact text (UTF-8), 64 hexadecimal digits.
    body_sha256 text NOT NULL CHECK (body_sha256 ~ '^[0-9a-f]{64}$'),
    -- Counts the saves of the text; who saves says which count the change was made on.
    text_revision integer NOT NULL DEFAULT 0,
    created_by uuid NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL,
    based_on uuid REFERENCES policy_version,
    consultation_ends_at timestamptz,
    submitted_at timestamptz,
    approved_at timestamptz,
    -- When it is to come into force; empty: as soon as it is approved.
    effective_at timestamptz,
    published_at timestamptz,
    ended_at timestamptz,
    search tsvector,
    revision integer NOT NULL DEFAULT 0,
    CHECK ((published_at IS NOT NULL) = (state IN ('PUBLISHED', 'SUPERSEDED', 'RETIRED')))
);
CREATE UNIQUE INDEX policy_version_number ON policy_version (policy_id, major, minor)
    WHERE state NOT IN ('REJECTED', 'DISCARDED');
CREATE UNIQUE INDEX policy_version_in_force ON policy_version (policy_id) WHERE state = 'PUBLISHED';
CREATE UNIQUE INDEX policy_version_under_work ON policy_version (policy_id)
    WHERE state IN ('DRAFT', 'CONSULTATION', 'APPROVAL', 'APPROVED');
CREATE INDEX policy_version_search ON policy_version USING gin (search) WHERE state = 'PUBLISHED';

-- What is submitted stays as it is: text, fingerprint and number change in drafts and consultations only.
CREATE FUNCTION policy_version_text_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state NOT IN ('DRAFT', 'CONSULTATION')
        AND (NEW.body IS DISTINCT FROM OLD.body OR NEW.body_sha256 <> OLD.body_sha256
            OR NEW.policy_id <> OLD.policy_id OR NEW.major <> OLD.major OR NEW.minor <> OLD.minor) THEN
        RAISE EXCEPTION 'the text of policy version % is frozen, it is %', OLD.id, OLD.state;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER policy_version_frozen BEFORE UPDATE ON policy_version
    FOR EACH ROW EXECUTE FUNCTION policy_version_text_is_frozen();

-- Everyone who wrote any part of a version: none of them may approve or sign it.
CREATE TABLE policy_contribution (
    version_id uuid NOT NULL REFERENCES policy_version,
    person_id uuid NOT NULL REFERENCES person,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (version_id, person_id)
);

-- Who may write in a draft beside its creator and the owner.
CREATE TABLE policy_co_author (
    version_id uuid NOT NULL REFERENCES policy_version ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES person,
    PRIMARY KEY (version_id, person_id)
);

-- The saves of a draft, so that nobody's words are lost when two people write at once.
CREATE TABLE policy_text_save (
    version_id uuid NOT NULL REFERENCES policy_version ON DELETE CASCADE,
    text_revision integer NOT NULL,
    body text NOT NULL,
    saved_by uuid NOT NULL REFERENCES person,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (version_id, text_revision)
);

-- The file that a version was imported from, as it came, and the report of what was taken and lost.
CREATE TABLE policy_original (
    id uuid PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES policy_version,
    file_name text NOT NULL,
    media_type text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    content bytea NOT NULL,
    report jsonb NOT NULL,
    imported_by uuid NOT NULL REFERENCES person,
    imported_at timestamptz NOT NULL
);
CREATE INDEX policy_original_version ON policy_original (version_id);

-- A thread of comments hangs on a heading or on a passage (quote with what stands before and after it).
CREATE TABLE comment_thread (
    id uuid PRIMARY KEY,
    version_id uuid NOT NULL REFERENCES policy_version,
    heading_id text,
    quote text,
    prefix text,
    suffix text,
    state text NOT NULL CHECK (state IN ('OPEN', 'ANSWERED', 'RESOLVED')),
    opened_by uuid NOT NULL REFERENCES person,
    opened_at timestamptz NOT NULL,
    closed_by uuid REFERENCES person,
    closed_at timestamptz,
    revision integer NOT NULL DEFAULT 0
);
CREATE INDEX comment_thread_version ON comment_thread (version_id, state);

CREATE TABLE comment (
    id uuid PRIMARY KEY,
    thread_id uuid NOT NULL REFERENCES comment_thread,
    author_id uuid NOT NULL REFERENCES person,
    body text NOT NULL CHECK (length(body) BETWEEN 1 AND 10000),
    written_at timestamptz NOT NULL
);
CREATE INDEX comment_of_thread ON comment (thread_id, written_at);

CREATE TABLE consultation_reviewer (
    version_id uuid NOT NULL REFERENCES policy_version,
    person_id uuid NOT NULL REFERENCES person,
    asked_at timestamptz NOT NULL,
    done_at timestamptz,
    PRIMARY KEY (version_id, person_id)
);
