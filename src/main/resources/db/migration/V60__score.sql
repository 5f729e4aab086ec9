-- Points for each applicable control by its nature, as the published scale of Microsoft Compliance Manager has it:
-- preventive 27 and 9, detective and corrective 3 and 1, mandatory and discretionary. Scale and weights are the organisation's.
CREATE TABLE score_nature (
    key text PRIMARY KEY CHECK (key IN ('PREVENTIVE_MANDATORY', 'PREVENTIVE_DISCRETIONARY', 'OTHER_MANDATORY', 'OTHER_DISCRETIONARY')),
    points integer NOT NULL CHECK (points BETWEEN 0 AND 1000)
);
INSERT INTO score_nature (key, points) VALUES
    ('PREVENTIVE_MANDATORY', 27), ('PREVENTIVE_DISCRETIONARY', 9), ('OTHER_MANDATORY', 3), ('OTHER_DISCRETIONARY', 1);

-- One row: how much of its points a control keeps, in percent, that is partly implemented, or partly effective in review.
CREATE TABLE score_setting (
    one_row boolean PRIMARY KEY DEFAULT true CHECK (one_row),
    partly_implemented integer NOT NULL CHECK (partly_implemented BETWEEN 0 AND 100),
    partly_effective integer NOT NULL CHECK (partly_effective BETWEEN 0 AND 100),
    revision integer NOT NULL DEFAULT 0
);
INSERT INTO score_setting (partly_implemented, partly_effective) VALUES (50, 50);

-- What the organisation says of one control beside the rule.
CREATE TABLE score_control (
    control_id uuid PRIMARY KEY REFERENCES control ON DELETE CASCADE,
    -- Whether people can't get round it; empty: as its theme has it.
    mandatory boolean,
    weight numeric(4, 2) NOT NULL DEFAULT 1 CHECK (weight BETWEEN 0 AND 10),
    revision integer NOT NULL DEFAULT 0
);

-- How each framework stood at the end of a day.
CREATE TABLE score_day (
    framework_id uuid NOT NULL REFERENCES framework ON DELETE CASCADE,
    day date NOT NULL,
    gained numeric(12, 2) NOT NULL,
    possible numeric(12, 2) NOT NULL,
    controls integer NOT NULL,
    PRIMARY KEY (framework_id, day),
    CHECK (gained BETWEEN 0 AND possible)
);

-- The points of each applicable control, and every part that they come from.
CREATE VIEW control_score AS
SELECT s.*, round(s.possible * s.implementation_share * s.review_share / 10000, 2) AS gained
FROM (
    SELECT k.id AS control_id, k.framework_id, k.code, k.ref, k.title, k.position, t.owner_id, t.status, n.key AS nature,
        n.points, r.weight, round(n.points * r.weight, 2) AS possible,
        CASE t.status WHEN 'IMPLEMENTED' THEN 100 WHEN 'PARTLY_IMPLEMENTED' THEN p.partly_implemented ELSE 0 END
            AS implementation_share,
        CASE v.result WHEN 'EFFECTIVE' THEN 100 WHEN 'PARTLY_EFFECTIVE' THEN p.partly_effective ELSE 0 END AS review_share,
        v.id AS review_id, v.number AS review_number, v.result, v.closed_at AS reviewed_at
    FROM tailoring t
    JOIN control k ON k.id = t.control_id
    CROSS JOIN score_setting p
    LEFT JOIN score_control c ON c.control_id = k.id
    CROSS JOIN LATERAL (
        SELECT coalesce(c.weight, 1) AS weight,
            -- What machines and walls do can't be got round; what people are told to do can.
            coalesce(c.mandatory, EXISTS (SELECT FROM control_attribute a
                WHERE a.control_id = k.id AND a.key = 'theme' AND a.value IN ('Technological', 'Physical'))) AS mandatory,
            -- A framework without the attribute prevents, as most controls do.
            NOT EXISTS (SELECT FROM control_attribute a WHERE a.control_id = k.id AND a.key = 'control_type')
                OR EXISTS (SELECT FROM control_attribute a
                    WHERE a.control_id = k.id AND a.key = 'control_type' AND a.value = 'Preventive') AS preventive
    ) r
    JOIN score_nature n ON n.key = CASE WHEN r.preventive THEN 'PREVENTIVE' ELSE 'OTHER' END
        || CASE WHEN r.mandatory THEN '_MANDATORY' ELSE '_DISCRETIONARY' END
    LEFT JOIN LATERAL (
        SELECT w.id, w.number, w.result, w.closed_at FROM control_review w
        WHERE w.control_id = k.id AND w.state = 'CLOSED' ORDER BY w.closed_at DESC, w.id DESC LIMIT 1
    ) v ON true
    WHERE t.applicable AND NOT k.heading
) AS s;

-- Which controls count for which framework: its own, and those that correspond to any part of it. A framework that a newer
-- edition takes the place of keeps its own controls, but they count for no other any more.
CREATE VIEW framework_control AS
SELECT k.framework_id, k.id AS control_id FROM control k
UNION
SELECT other.framework_id, m.from_id FROM control_mapping m JOIN control other ON other.id = m.to_id
    JOIN control k ON k.id = m.from_id
    WHERE other.framework_id <> k.framework_id
        AND NOT EXISTS (SELECT FROM framework newer WHERE newer.replaces_id = k.framework_id)
UNION
SELECT other.framework_id, m.to_id FROM control_mapping m JOIN control other ON other.id = m.from_id
    JOIN control k ON k.id = m.to_id
    WHERE other.framework_id <> k.framework_id
        AND NOT EXISTS (SELECT FROM framework newer WHERE newer.replaces_id = k.framework_id);

-- The last closed review of each control, at once.
CREATE INDEX control_review_closed ON control_review (control_id, closed_at DESC, id DESC) WHERE state = 'CLOSED';
