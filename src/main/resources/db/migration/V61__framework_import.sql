-- An organisation's own frameworks, the text it has licensed, and which control of a new edition takes the place of which.

-- An edition is replaced once, so that decisions are carried over to one place.
CREATE UNIQUE INDEX framework_replaced_once ON framework (replaces_id) WHERE replaces_id IS NOT NULL;

-- Under which licence the text may be shown here, in the words of whoever imported it.
ALTER TABLE control_text ADD COLUMN licence text NOT NULL DEFAULT '' CHECK (length(licence) <= 400);
ALTER TABLE control_text ALTER COLUMN licence DROP DEFAULT;
CREATE INDEX control_text_imported_by ON control_text (imported_by);

-- Many to many: controls were merged and split.
CREATE TABLE control_succession (
    old_id uuid NOT NULL REFERENCES control ON DELETE CASCADE,
    new_id uuid NOT NULL REFERENCES control ON DELETE CASCADE,
    PRIMARY KEY (old_id, new_id),
    CHECK (old_id <> new_id)
);
CREATE INDEX control_succession_new ON control_succession (new_id);
