-- The answers of the library. The version grows with every change; what an article says stands in its versions.
CREATE TABLE article (
    id      BIGINT NOT NULL PRIMARY KEY,
    version INT    NOT NULL
);

-- Every version of an article that ever was: who wrote it, when, and what it said.
CREATE TABLE article_version (
    article_id BIGINT      NOT NULL REFERENCES article (id),
    version    INT         NOT NULL,
    changed_by VARCHAR(80) NOT NULL,
    changed_at BIGINT      NOT NULL,
    document   ${text}     NOT NULL,
    CONSTRAINT article_version_once PRIMARY KEY (article_id, version)
);

-- A case has at most one holding reply. One that never reached the platform is taken out again.
CREATE TABLE holding_reply (
    case_id    BIGINT      NOT NULL PRIMARY KEY REFERENCES case_ (id),
    reply_id   BIGINT      NOT NULL REFERENCES reply (id),
    author     VARCHAR(80) NOT NULL,
    written_at BIGINT      NOT NULL,
    CONSTRAINT holding_reply_of UNIQUE (reply_id)
);
CREATE INDEX case_first_reply ON case_ (brand, first_reply_at);
