-- What an auditor searches the trail by. All of it is read newest first and page by page, so each index ends in the order of
-- the pages: by time, and by number where two acts have the same time. The three of before ended in the number alone, which
-- served the history of a page only; they make room, so that an act writes four indexes more and not seven.
DROP INDEX audit_event_page;
DROP INDEX audit_event_subject;
DROP INDEX audit_event_actor;

-- One object's history and story: what was done to it, and what is told on its page.
CREATE INDEX audit_event_page ON audit_event (page_kind, page_id, at, id);
CREATE INDEX audit_event_subject ON audit_event (subject_kind, subject_id, at, id);
-- What a person did, and what a substitute did for them.
CREATE INDEX audit_event_actor ON audit_event (actor_id, at, id);
CREATE INDEX audit_event_on_behalf_of ON audit_event (on_behalf_of, at, id) WHERE on_behalf_of IS NOT NULL;
-- The newest of all, and those of a stretch of time.
CREATE INDEX audit_event_at ON audit_event (at, id);
-- The newest of one act, also where it happened twice in five years.
CREATE INDEX audit_event_act ON audit_event (act, at, id);
-- What came from one address; Bylaw's own acts have none.
CREATE INDEX audit_event_address ON audit_event (address, at, id) WHERE address IS NOT NULL;

-- The settings of the last start, so that the next one can say what changed. A secret is there as a salted, slow hash.
CREATE TABLE setting_seen (
    name text PRIMARY KEY,
    value text,
    secret_salt bytea,
    secret_hash bytea,
    seen_at timestamptz NOT NULL,
    CHECK ((secret_salt IS NULL) = (secret_hash IS NULL)),
    CHECK ((value IS NULL) <> (secret_hash IS NULL))
);
