-- What was heard. Times are milliseconds since 1970 UTC (docs/adr/0003).
CREATE SEQUENCE earshot_id AS BIGINT START WITH 1 INCREMENT BY 500;

CREATE TABLE mention (
    id           BIGINT        NOT NULL PRIMARY KEY,
    platform     VARCHAR(40)   NOT NULL,
    external_id  VARCHAR(700)  NOT NULL,
    source       VARCHAR(120)  NOT NULL,
    brand        VARCHAR(80)   NOT NULL,
    url          VARCHAR(2000),
    author_id    VARCHAR(250),
    author       VARCHAR(250)  NOT NULL,
    author_name  VARCHAR(250),
    followers    BIGINT,
    body         ${text}       NOT NULL,
    language     VARCHAR(40),
    published_at BIGINT,
    heard_at     BIGINT        NOT NULL,
    edited_at    BIGINT,
    revision     BIGINT        NOT NULL,
    fingerprint  VARCHAR(64)   NOT NULL,
    stars        DOUBLE PRECISION,
    stars_raw    VARCHAR(60),
    thread       VARCHAR(700),
    parent       VARCHAR(700),
    own_ref      VARCHAR(700),
    summoned     BOOLEAN       NOT NULL,
    visibility   VARCHAR(12)   NOT NULL,
    wordless     BOOLEAN       DEFAULT FALSE NOT NULL,
    ours         BOOLEAN       DEFAULT FALSE NOT NULL,
    gone_at      BIGINT,
    purged_at    BIGINT,
    recheck_at   BIGINT,
    raw          ${text},
    stage        VARCHAR(8)    NOT NULL,
    urgent       BOOLEAN       NOT NULL,
    version      INT           NOT NULL,
    attempts     INT           NOT NULL,
    next_at      BIGINT        NOT NULL,
    parked       BOOLEAN       NOT NULL,
    trouble      VARCHAR(500),
    CONSTRAINT mention_once UNIQUE (platform, external_id)
);
CREATE INDEX mention_standing ON mention (stage, next_at);
CREATE INDEX mention_newest ON mention (heard_at DESC, id DESC);
CREATE INDEX mention_brand_newest ON mention (brand, heard_at DESC, id DESC);
CREATE INDEX mention_own ON mention (own_ref);
CREATE INDEX mention_thread ON mention (thread);
CREATE INDEX mention_parent ON mention (parent);
CREATE INDEX mention_gone ON mention (gone_at);
CREATE INDEX mention_recheck ON mention (source, recheck_at, id);
CREATE INDEX mention_counts ON mention (source, stage);

-- How a mention read before it was edited.
CREATE TABLE mention_edit (
    id         BIGINT       NOT NULL PRIMARY KEY,
    mention_id BIGINT       NOT NULL REFERENCES mention (id),
    replaced_at BIGINT      NOT NULL,
    body       ${text}      NOT NULL,
    stars      DOUBLE PRECISION
);
CREATE INDEX mention_edit_of ON mention_edit (mention_id, id);
