-- The search ranks a bounded number of texts, those first whose title has the words; the titles' words stand beside
-- the text's, so that telling them apart need not fetch the whole text's.
ALTER TABLE policy_version ADD COLUMN title_search tsvector GENERATED ALWAYS AS (ts_filter(search, '{a}')) STORED;
-- Which dictionaries are needed at all.
CREATE INDEX policy_language ON policy (language);
-- The library is read by title, a page at a time.
CREATE INDEX policy_by_title ON policy (title, id);
