-- Why it is the reviewer, where the one before handed it over.
ALTER TABLE review ADD COLUMN reviewer_why text;
