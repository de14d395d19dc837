-- What happens to a reply before it goes out: what it is, when it shall go, what its author had seen, who must release it, and why.
ALTER TABLE reply ADD COLUMN kind VARCHAR(10) DEFAULT 'ANSWER' NOT NULL;
ALTER TABLE reply ADD COLUMN send_at BIGINT;
ALTER TABLE reply ADD COLUMN seen ${text};
ALTER TABLE reply ADD COLUMN awaits VARCHAR(10);
ALTER TABLE reply ADD COLUMN vetting ${text};
CREATE INDEX reply_awaits ON reply (awaits, created_at, id);

-- What a trainee writes waits for a supervisor.
ALTER TABLE user_ ADD COLUMN trainee BOOLEAN DEFAULT FALSE NOT NULL;
