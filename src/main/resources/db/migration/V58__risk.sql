-- Risks on the organisation's own scale: how likely and how bad, what is done about them, and who accepted what remains.

-- A scale is never changed: a new one takes its place, and says what each step of the one before became.
CREATE TABLE risk_scale (
    id uuid PRIMARY KEY,
    number integer NOT NULL UNIQUE CHECK (number > 0),
    -- Up to this level the owner may accept what remains; beyond it somebody of management has to own the risk.
    acceptable text NOT NULL CHECK (acceptable IN ('LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH')),
    -- Empty for the one that comes with the product.
    made_by uuid REFERENCES person,
    made_at timestamptz,
    CHECK ((made_by IS NULL) = (made_at IS NULL))
);

CREATE TABLE risk_step (
    scale_id uuid NOT NULL REFERENCES risk_scale,
    axis text NOT NULL CHECK (axis IN ('LIKELIHOOD', 'IMPACT')),
    step integer NOT NULL CHECK (step BETWEEN 1 AND 7),
    name text NOT NULL CHECK (length(name) <= 60 AND name ~ '\S'),
    description text NOT NULL DEFAULT '' CHECK (length(description) <= 500),
    PRIMARY KEY (scale_id, axis, step)
);

CREATE TABLE risk_cell (
    scale_id uuid NOT NULL REFERENCES risk_scale,
    likelihood integer NOT NULL,
    impact integer NOT NULL,
    level text NOT NULL CHECK (level IN ('LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH')),
    likelihood_axis text NOT NULL GENERATED ALWAYS AS ('LIKELIHOOD') STORED,
    impact_axis text NOT NULL GENERATED ALWAYS AS ('IMPACT') STORED,
    PRIMARY KEY (scale_id, likelihood, impact),
    -- So that no risk carries another level than its scale gives to its steps.
    UNIQUE (scale_id, likelihood, impact, level),
    FOREIGN KEY (scale_id, likelihood_axis, likelihood) REFERENCES risk_step (scale_id, axis, step),
    FOREIGN KEY (scale_id, impact_axis, impact) REFERENCES risk_step (scale_id, axis, step)
);

-- What a step of the scale before (its number is one less) is on this one.
CREATE TABLE risk_step_carried (
    scale_id uuid NOT NULL REFERENCES risk_scale,
    axis text NOT NULL,
    from_step integer NOT NULL CHECK (from_step BETWEEN 1 AND 7),
    step integer NOT NULL,
    PRIMARY KEY (scale_id, axis, from_step),
    FOREIGN KEY (scale_id, axis, step) REFERENCES risk_step (scale_id, axis, step)
);

INSERT INTO risk_scale (id, number, acceptable) VALUES (md5('risk-scale:1')::uuid, 1, 'MEDIUM');
INSERT INTO risk_step (scale_id, axis, step, name, description)
SELECT md5('risk-scale:1')::uuid, s.* FROM (VALUES
    ('LIKELIHOOD', 1, 'Rare', 'Less than once in ten years'),
    ('LIKELIHOOD', 2, 'Unlikely', 'Once in three to ten years'),
    ('LIKELIHOOD', 3, 'Possible', 'Once in one to three years'),
    ('LIKELIHOOD', 4, 'Likely', 'Several times a year'),
    ('LIKELIHOOD', 5, 'Almost certain', 'Every month or more often'),
    ('IMPACT', 1, 'Negligible', 'Nobody outside notices; settled within the day'),
    ('IMPACT', 2, 'Slight', 'Some work is delayed; settled within a week'),
    ('IMPACT', 3, 'Moderate', 'Customers notice; a department is held up for days'),
    ('IMPACT', 4, 'Serious', 'Contracts or laws are broken; an important process stands still'),
    ('IMPACT', 5, 'Severe', 'The organisation itself is in danger')
) AS s;
INSERT INTO risk_cell (scale_id, likelihood, impact, level)
SELECT md5('risk-scale:1')::uuid, l, i,
    CASE WHEN l * i >= 15 THEN 'VERY_HIGH' WHEN l * i >= 10 THEN 'HIGH' WHEN l * i >= 5 THEN 'MEDIUM' ELSE 'LOW' END
FROM generate_series(1, 5) AS l, generate_series(1, 5) AS i;

CREATE TABLE risk (
    id uuid PRIMARY KEY,
    -- R-001 where Bylaw gave it; a register that was imported keeps its own.
    reference text NOT NULL CHECK (reference ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,19}$'),
    title text NOT NULL CHECK (length(title) <= 200 AND title ~ '\S'),
    -- The asset or process that it threatens.
    asset text NOT NULL CHECK (length(asset) <= 200 AND asset ~ '\S'),
    threat text NOT NULL CHECK (length(threat) <= 2000 AND threat ~ '\S'),
    vulnerability text NOT NULL DEFAULT '' CHECK (length(vulnerability) <= 2000),
    owner_id uuid NOT NULL REFERENCES person,
    department_id uuid REFERENCES department,
    -- The scale that it was assessed on; all empty while nobody has assessed it.
    scale_id uuid REFERENCES risk_scale,
    likelihood integer,
    impact integer,
    level text,
    treatment text CHECK (treatment IN ('MODIFY', 'AVOID', 'SHARE', 'RETAIN')),
    plan text NOT NULL DEFAULT '' CHECK (length(plan) <= 4000),
    plan_due_on date,
    plan_done_on date,
    residual_likelihood integer,
    residual_impact integer,
    residual_level text,
    assessed_by uuid REFERENCES person,
    assessed_at timestamptz,
    review_on date,
    -- The review date for which the owner was asked, so that nobody is asked twice.
    review_asked date,
    state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CLOSED')),
    closed_why text CHECK (length(closed_why) <= 2000 AND closed_why ~ '\S'),
    closed_by uuid REFERENCES person,
    closed_at timestamptz,
    created_by uuid NOT NULL REFERENCES person,
    created_at timestamptz NOT NULL,
    revision integer NOT NULL DEFAULT 0,
    -- How high it is now: after treatment where that is assessed, else before; 0 while nobody has assessed it.
    present integer NOT NULL GENERATED ALWAYS AS (
        CASE coalesce(residual_level, level) WHEN 'VERY_HIGH' THEN 4 WHEN 'HIGH' THEN 3 WHEN 'MEDIUM' THEN 2 WHEN 'LOW' THEN 1
            ELSE 0 END) STORED,
    FOREIGN KEY (scale_id, likelihood, impact, level) REFERENCES risk_cell (scale_id, likelihood, impact, level),
    FOREIGN KEY (scale_id, residual_likelihood, residual_impact, residual_level)
        REFERENCES risk_cell (scale_id, likelihood, impact, level),
    CHECK (num_nulls(scale_id, likelihood, impact, level, treatment, assessed_by, assessed_at, review_on) IN (0, 8)),
    CHECK (num_nulls(residual_likelihood, residual_impact, residual_level) IN (0, 3)),
    CHECK (residual_level IS NULL OR level IS NOT NULL),
    -- Whoever does something about it says what; retaining it is an answer by itself.
    CHECK (treatment IS NULL OR treatment = 'RETAIN' OR plan ~ '\S'),
    CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL)),
    CHECK (num_nulls(closed_why, closed_by, closed_at) IN (0, 3))
);
CREATE UNIQUE INDEX risk_reference ON risk (upper(reference));
-- The next free number.
CREATE INDEX risk_number ON risk ((CAST(substring(reference FROM '^R-([0-9]{1,9})$') AS integer)));
-- The register as it opens: what is open, the highest first.
CREATE INDEX risk_register ON risk (state, present DESC, upper(reference));
CREATE INDEX risk_owner ON risk (owner_id);
CREATE INDEX risk_department ON risk (department_id);
CREATE INDEX risk_review ON risk (review_on) WHERE state = 'OPEN';
CREATE INDEX risk_plan ON risk (plan_due_on) WHERE state = 'OPEN' AND plan_done_on IS NULL;

CREATE TABLE risk_control (
    risk_id uuid NOT NULL REFERENCES risk,
    control_id uuid NOT NULL REFERENCES control,
    PRIMARY KEY (risk_id, control_id)
);
CREATE INDEX risk_control_control ON risk_control (control_id);

-- That the owner accepted what remains, by a signature. It holds for exactly the state that was signed.
CREATE TABLE risk_acceptance (
    id uuid PRIMARY KEY,
    risk_id uuid NOT NULL REFERENCES risk,
    signature_id uuid NOT NULL UNIQUE REFERENCES signature,
    accepted_by uuid NOT NULL REFERENCES person,
    accepted_at timestamptz NOT NULL,
    -- What was signed, and its fingerprint.
    text text NOT NULL,
    sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    level text NOT NULL CHECK (level IN ('LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH')),
    void_at timestamptz,
    void_why text CHECK (void_why ~ '\S'),
    CHECK ((void_at IS NULL) = (void_why IS NULL))
);
CREATE UNIQUE INDEX risk_acceptance_valid ON risk_acceptance (risk_id) WHERE void_at IS NULL;
CREATE INDEX risk_acceptance_risk ON risk_acceptance (risk_id, accepted_at);

-- A scale stays as it is, and so does what was signed; only that it holds no longer is noted.
REVOKE UPDATE, DELETE, TRUNCATE ON risk_scale, risk_step, risk_cell, risk_step_carried FROM ${app_role};
REVOKE DELETE, TRUNCATE ON risk, risk_acceptance FROM ${app_role};
REVOKE UPDATE ON risk_acceptance FROM ${app_role};
GRANT UPDATE (void_at, void_why) ON risk_acceptance TO ${app_role};

-- Only the owner accepts, and a signature that no longer holds never holds again.
CREATE FUNCTION risk_acceptance_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM risk r WHERE r.id = NEW.risk_id AND r.owner_id = NEW.accepted_by AND r.state = 'OPEN') THEN
            RAISE EXCEPTION 'only the owner of an open risk accepts it';
        END IF;
    ELSIF OLD.void_at IS NOT NULL THEN
        RAISE EXCEPTION 'an acceptance that no longer holds is final';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER risk_acceptance_guard BEFORE INSERT OR UPDATE ON risk_acceptance
    FOR EACH ROW EXECUTE FUNCTION risk_acceptance_guard();
