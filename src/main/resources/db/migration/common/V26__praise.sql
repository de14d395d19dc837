-- Mentions that only praise and open no case; NEW until somebody thanks (which opens a case) or puts them aside. Newest first, per brand
-- and over all; the filters stand behind the keys, so that a page is read from the index.
CREATE TABLE praise (
    mention_id BIGINT      NOT NULL PRIMARY KEY REFERENCES mention (id),
    brand      VARCHAR(80) NOT NULL,
    platform   VARCHAR(40) NOT NULL,
    language   VARCHAR(12) NOT NULL,
    heard_at   BIGINT      NOT NULL,
    state      VARCHAR(8)  NOT NULL,
    who        VARCHAR(80),
    done_at    BIGINT
);
CREATE INDEX praise_newest ON praise (state, heard_at DESC, mention_id DESC, platform, language, brand);
CREATE INDEX praise_brand ON praise (brand, state, heard_at DESC, mention_id DESC, platform, language);
CREATE INDEX praise_heard ON praise (heard_at);
