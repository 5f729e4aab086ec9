-- Two functions of the owner took the application's word: for what is shown in the place of a value of the trail that is
-- withheld, and for how old something has to be that retention removes.

-- Whether the latter is the former with nothing but names replaced: texts that became pseudonyms, all else as it was.
CREATE FUNCTION audit_only_names_replaced(former jsonb, latter jsonb) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF former = latter THEN
        RETURN true;
    END IF;
    IF jsonb_typeof(former) IS DISTINCT FROM jsonb_typeof(latter) THEN
        RETURN false;
    END IF;
    CASE jsonb_typeof(former)
        WHEN 'string' THEN
            RETURN latter #>> '{}' ~ '^Former employee [0-9A-F]{4,12}$';
        WHEN 'object' THEN
            RETURN former - ARRAY(SELECT jsonb_object_keys(latter)) = '{}' AND latter - ARRAY(SELECT jsonb_object_keys(former)) = '{}'
                AND (SELECT bool_and(audit_only_names_replaced(f.value, latter -> f.key)) FROM jsonb_each(former) f);
        WHEN 'array' THEN
            RETURN jsonb_array_length(former) = jsonb_array_length(latter)
                AND (SELECT bool_and(audit_only_names_replaced(f.value, latter -> (f.place - 1)::integer))
                    FROM jsonb_array_elements(former) WITH ORDINALITY AS f (value, place));
        ELSE
            RETURN false;
    END CASE;
END $$;

-- Else whoever may withhold could have a row say something else, with the hash of what was sealed beside it.
CREATE FUNCTION audit_event_shows_pseudonyms() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    former jsonb := audit_committed(OLD);
    latter jsonb := audit_committed(NEW);
    item text;
BEGIN
    FOR item IN SELECT k FROM jsonb_object_keys(NEW.withheld) k WHERE NOT coalesce(OLD.withheld ? k, false) LOOP
        IF former -> item = latter -> item OR NOT audit_only_names_replaced(former -> item, latter -> item) THEN
            RAISE EXCEPTION 'the audit trail is append-only: in the place of % stands no pseudonym', item;
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
CREATE TRIGGER audit_event_shows_pseudonyms BEFORE UPDATE ON audit_event
    FOR EACH ROW EXECUTE FUNCTION audit_event_shows_pseudonyms();

-- One batch of a kind, by the term that is set and by this server's own clock, however late the application says it is.
ALTER FUNCTION retention_remove(text, timestamptz, timestamptz, integer) RENAME TO retention_remove_rows;
REVOKE EXECUTE ON FUNCTION retention_remove_rows FROM ${app_role};
CREATE FUNCTION retention_remove(of_kind text, before timestamptz, told timestamptz, most integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    term integer := (SELECT months FROM retention_term WHERE kind = of_kind);
    today timestamptz := least(told, transaction_timestamp());
BEGIN
    IF term IS NULL THEN
        RETURN 0;
    END IF;
    RETURN retention_remove_rows(of_kind, least(before, today - make_interval(months => term)), today, most);
END $$;
REVOKE EXECUTE ON FUNCTION retention_remove FROM PUBLIC;
GRANT EXECUTE ON FUNCTION retention_remove TO ${app_role};
