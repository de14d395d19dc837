-- True for what a platform announced without its words: the text is ours and only says so, until the platform tells.
ALTER TABLE mention ADD COLUMN wordless BOOLEAN DEFAULT FALSE NOT NULL;
