-- The list of people comes in the order of names, page by page.
CREATE INDEX person_in_order ON person (name, id);
-- The reviews that were done within a year, the newest first.
CREATE INDEX review_done ON review (decided_at) WHERE state = 'CLOSED';
-- "My work" narrowed to one kind, and its counts; see MyWork for why they end early.
CREATE INDEX duty_of_person_kind ON duty (person_id, kind, due_at, id) WHERE closed_at IS NULL;
