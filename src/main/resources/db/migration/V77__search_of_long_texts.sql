-- A text with some 100,000 different words is more than a tsvector holds: it was approved and could not be published. As much
-- of it as there is room for is findable; what comes after is not.
CREATE FUNCTION policy_search(dictionary regconfig, title text, body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    part text := body;
BEGIN
    LOOP
        BEGIN
            RETURN setweight(to_tsvector(dictionary, title), 'A') || to_tsvector(dictionary, part);
        EXCEPTION WHEN program_limit_exceeded THEN
            part := left(part, length(part) * 3 / 4);
        END;
    END LOOP;
END $$;
