-- Whom HR's file names. A person whom the file brought before Keycloak did has an id that is no account's; once they
-- appear in Keycloak their account is noted here, so that there is one row for each person.
CREATE TABLE staff_of_hr (
    person_id uuid PRIMARY KEY REFERENCES person,
    came_first boolean NOT NULL,
    account_id uuid UNIQUE,
    -- False once a whole file did without them; nothing that HR said of them then counts any more.
    listed boolean NOT NULL DEFAULT true,
    listed_at timestamptz NOT NULL,
    CHECK (came_first OR account_id IS NULL)
);
CREATE INDEX staff_of_hr_without_account ON staff_of_hr (person_id) WHERE came_first AND account_id IS NULL;
CREATE INDEX person_email ON person (lower(email));

-- The files that were taken over, with the fingerprint of each.
CREATE TABLE staff_import (
    id uuid PRIMARY KEY,
    imported_at timestamptz NOT NULL,
    imported_by uuid NOT NULL REFERENCES person,
    file_name text NOT NULL,
    file_sha256 text NOT NULL,
    people integer NOT NULL,
    joined integer NOT NULL,
    changed integer NOT NULL,
    departed integer NOT NULL,
    left_out integer NOT NULL
);
CREATE INDEX staff_import_newest ON staff_import (imported_at DESC);
