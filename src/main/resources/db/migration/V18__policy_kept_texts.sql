-- What a person had written before deciding about a conflict: listed and kept, although the same person saved right after it.
ALTER TABLE policy_text_save ADD COLUMN kept boolean NOT NULL DEFAULT false;
