-- How a user wants to be shown things; null for what the browser says.
ALTER TABLE user_ ADD COLUMN language VARCHAR(12);
ALTER TABLE user_ ADD COLUMN zone VARCHAR(60);
