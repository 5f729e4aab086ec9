-- Whether the people and versions of a crowd exist is asked once for all its rows: a foreign key asks, and locks, row by
-- row, which takes as long as writing them. What is referred to is never deleted, so that once is enough.
ALTER TABLE attestation
    DROP CONSTRAINT attestation_person_id_fkey,
    DROP CONSTRAINT attestation_campaign_id_policy_version_id_text_sha256_fkey;

CREATE FUNCTION attestation_refers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM written w LEFT JOIN person p ON p.id = w.person_id WHERE p.id IS NULL) THEN
        RAISE EXCEPTION 'an attestation is asked of a person who does not exist' USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF EXISTS (SELECT FROM (SELECT DISTINCT campaign_id, policy_version_id, text_sha256 FROM written) w
            LEFT JOIN campaign_version v USING (campaign_id, policy_version_id, text_sha256)
            WHERE v.position IS NULL) THEN
        RAISE EXCEPTION 'an attestation is about a text that its campaign does not ask about'
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER attestation_refers AFTER INSERT ON attestation
    REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION attestation_refers();

CREATE FUNCTION attestation_keeps_its_subject() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an attestation keeps its person, its campaign and its text';
END $$;
CREATE TRIGGER attestation_subject BEFORE UPDATE ON attestation
    FOR EACH ROW WHEN (NEW.person_id <> OLD.person_id OR NEW.campaign_id <> OLD.campaign_id
        OR NEW.policy_version_id <> OLD.policy_version_id OR NEW.text_sha256 <> OLD.text_sha256)
    EXECUTE FUNCTION attestation_keeps_its_subject();

CREATE FUNCTION is_never_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is referred to by records and is never deleted', TG_TABLE_NAME;
END $$;
CREATE TRIGGER person_stays BEFORE DELETE OR UPDATE OF id ON person
    FOR EACH ROW EXECUTE FUNCTION is_never_deleted();
CREATE TRIGGER campaign_version_stays BEFORE DELETE ON campaign_version
    FOR EACH ROW EXECUTE FUNCTION is_never_deleted();
