-- What the admin's files said, version by version. A row is written before its file, and settled once the file says the same.
CREATE TABLE config_version (
    id      BIGINT       NOT NULL PRIMARY KEY,
    file    VARCHAR(20)  NOT NULL,
    number  INT          NOT NULL,
    hash    VARCHAR(64)  NOT NULL,
    who     VARCHAR(80)  NOT NULL,
    made_at BIGINT       NOT NULL,
    deed    VARCHAR(12)  NOT NULL,
    source  INT,
    note    VARCHAR(500),
    settled BOOLEAN      NOT NULL,
    text    ${text}      NOT NULL,
    CONSTRAINT config_version_once UNIQUE (file, number)
);
