-- What we understood of a mention.
CREATE TABLE reading (
    mention_id BIGINT       NOT NULL PRIMARY KEY REFERENCES mention (id),
    language   VARCHAR(12)  NOT NULL,
    label      VARCHAR(10)  NOT NULL,
    model      VARCHAR(200) NOT NULL,
    read_at    BIGINT       NOT NULL,
    document   ${text}      NOT NULL
);
