CREATE TABLE department (
    id uuid PRIMARY KEY,
    code text NOT NULL UNIQUE,
    name text NOT NULL
);

-- The id of a person is the id of the Keycloak user.
CREATE TABLE person (
    id uuid PRIMARY KEY,
    username text NOT NULL UNIQUE,
    name text NOT NULL,
    email text,
    department_id uuid REFERENCES department,
    manager_id uuid REFERENCES person,
    location text,
    job_title text,
    employment text,
    language text NOT NULL DEFAULT 'en',
    active boolean NOT NULL DEFAULT true,
    joined_at timestamptz NOT NULL,
    left_at timestamptz,
    synced_at timestamptz NOT NULL,
    CHECK (manager_id <> id),
    CHECK (active = (left_at IS NULL))
);
CREATE INDEX person_department ON person (department_id);
CREATE INDEX person_manager ON person (manager_id);
CREATE INDEX person_name ON person (lower(name) text_pattern_ops);

CREATE TABLE person_role (
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    role text NOT NULL,
    PRIMARY KEY (role, person_id)
);
CREATE INDEX person_role_person ON person_role (person_id);

CREATE TABLE person_group (
    person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
    path text NOT NULL,
    PRIMARY KEY (path, person_id)
);
CREATE INDEX person_group_person ON person_group (person_id);

-- While a person is away, the substitute does the person's duties; both days are included.
CREATE TABLE absence (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES person,
    substitute_id uuid NOT NULL REFERENCES person,
    first_day date NOT NULL,
    last_day date NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid NOT NULL REFERENCES person,
    CHECK (person_id <> substitute_id),
    CHECK (first_day <= last_day)
);
CREATE INDEX absence_person ON absence (person_id, first_day, last_day);
CREATE INDEX absence_substitute ON absence (substitute_id, first_day, last_day);
