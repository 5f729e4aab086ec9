-- How the frameworks stand is kept ready and never out of date: whatever changes it leaves a mark in the same transaction, and
-- nothing that is kept is read while there is a mark that the reader can see.

CREATE TABLE score_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY
);
-- Nothing is kept yet.
INSERT INTO score_change DEFAULT VALUES;

-- What a framework's own line says. Neither table refers to another: it is written anew before it is read, and checking
-- thousands of references would take longer than all else.
CREATE TABLE score_standing (
    framework_id uuid PRIMARY KEY,
    gained numeric(12, 2) NOT NULL,
    possible numeric(12, 2) NOT NULL,
    controls integer NOT NULL,
    complete integer NOT NULL,
    parts integer NOT NULL,
    met integer NOT NULL
);

-- The controls that count for a framework, with their points.
CREATE TABLE score_standing_control (
    framework_id uuid NOT NULL,
    control_id uuid NOT NULL,
    -- In the order of the catalogue.
    place integer NOT NULL,
    gained numeric(12, 2) NOT NULL,
    possible numeric(12, 2) NOT NULL,
    PRIMARY KEY (framework_id, control_id)
);
CREATE INDEX score_standing_control_to_gain
    ON score_standing_control (framework_id, (possible - gained) DESC, possible DESC, control_id);
CREATE INDEX score_standing_control_place ON score_standing_control (framework_id, place, control_id);

-- A row of its own for each statement, so that nobody waits for anybody.
CREATE FUNCTION score_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO score_change DEFAULT VALUES;
    RETURN NULL;
END $$;
CREATE TRIGGER score_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON framework
    FOR EACH STATEMENT EXECUTE FUNCTION score_changes();
CREATE TRIGGER score_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON control
    FOR EACH STATEMENT EXECUTE FUNCTION score_changes();
CREATE TRIGGER score_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON control_attribute
    FOR EACH STATEMENT EXECUTE FUNCTION score_changes();
CREATE TRIGGER score_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON control_mapping
    FOR EACH STATEMENT EXECUTE FUNCTION score_changes();
CREATE TRIGGER score_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON tailoring
    FOR EACH STATEMENT EXECUTE FUNCTION score_changes();
CREATE TRIGGER score_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON score_nature
    FOR EACH STATEMENT EXECUTE FUNCTION score_changes();
CREATE TRIGGER score_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON score_setting
    FOR EACH STATEMENT EXECUTE FUNCTION score_changes();
CREATE TRIGGER score_changes AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON score_control
    FOR EACH STATEMENT EXECUTE FUNCTION score_changes();
-- Of reviews only those count that are closed; they are never changed or deleted afterwards.
CREATE TRIGGER score_changes AFTER INSERT OR UPDATE ON control_review
    FOR EACH ROW WHEN (NEW.state = 'CLOSED') EXECUTE FUNCTION score_changes();
CREATE TRIGGER score_changes_truncated AFTER TRUNCATE ON control_review
    FOR EACH STATEMENT EXECUTE FUNCTION score_changes();

-- As before, but the nature of a control is found once and not for each of the four.
CREATE OR REPLACE VIEW control_score AS
SELECT s.*, round(s.possible * s.implementation_share * s.review_share / 10000, 2) AS gained
FROM (
    SELECT k.id AS control_id, k.framework_id, k.code, k.ref, k.title, k.position, t.owner_id, t.status, n.key AS nature,
        n.points, coalesce(c.weight, 1) AS weight, round(n.points * coalesce(c.weight, 1), 2) AS possible,
        CASE t.status WHEN 'IMPLEMENTED' THEN 100 WHEN 'PARTLY_IMPLEMENTED' THEN p.partly_implemented ELSE 0 END
            AS implementation_share,
        CASE v.result WHEN 'EFFECTIVE' THEN 100 WHEN 'PARTLY_EFFECTIVE' THEN p.partly_effective ELSE 0 END AS review_share,
        v.id AS review_id, v.number AS review_number, v.result, v.closed_at AS reviewed_at
    FROM tailoring t
    JOIN control k ON k.id = t.control_id
    CROSS JOIN score_setting p
    LEFT JOIN score_control c ON c.control_id = k.id
    CROSS JOIN LATERAL (
        SELECT CASE
                -- A framework without the attribute prevents, as most controls do.
                WHEN bool_or(a.key = 'control_type') IS NOT TRUE OR bool_or(a.key = 'control_type' AND a.value = 'Preventive')
                THEN 'PREVENTIVE' ELSE 'OTHER' END
            || CASE
                -- What machines and walls do can't be got round; what people are told to do can.
                WHEN coalesce(c.mandatory, bool_or(a.key = 'theme' AND a.value IN ('Technological', 'Physical')), false)
                THEN '_MANDATORY' ELSE '_DISCRETIONARY' END AS nature
        FROM control_attribute a WHERE a.control_id = k.id AND a.key IN ('control_type', 'theme')
    ) r
    JOIN score_nature n ON n.key = r.nature
    LEFT JOIN LATERAL (
        SELECT w.id, w.number, w.result, w.closed_at FROM control_review w
        WHERE w.control_id = k.id AND w.state = 'CLOSED' ORDER BY w.closed_at DESC, w.id DESC LIMIT 1
    ) v ON true
    WHERE t.applicable AND NOT k.heading
) AS s;

-- A year out of many.
CREATE INDEX score_day_day ON score_day (day, framework_id);
CREATE INDEX figure_day_day ON figure_day (day);

-- What corresponds to a control is read in both directions, without looking at the rows themselves.
DROP INDEX control_mapping_to;
CREATE INDEX control_mapping_to ON control_mapping (to_id, from_id);

-- How many are open and late, without looking at the rows themselves.
DROP INDEX control_review_open_due;
CREATE INDEX control_review_open_due ON control_review (due_on, id) INCLUDE (state) WHERE closed_at IS NULL;
