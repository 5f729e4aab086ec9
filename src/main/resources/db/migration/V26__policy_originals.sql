-- Originals are mostly Word files, which are compressed, and are read whole or not at all: compressing them once more
-- took as long as half of all the rest of an import.
ALTER TABLE policy_original ALTER COLUMN content SET STORAGE EXTERNAL;
