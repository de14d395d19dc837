-- What each source used on each day (days since 1970, UTC). Costs are reckoned from these counts with the prices of config/prices.yaml.
-- since is when the source was first read on that day; first_posts are those posts that came with a source's first page, and do not
-- come again.
CREATE TABLE spending (
    source      VARCHAR(120) NOT NULL,
    used_on     BIGINT       NOT NULL,
    platform    VARCHAR(40)  NOT NULL,
    template    VARCHAR(80)  NOT NULL,
    since       BIGINT       NOT NULL,
    polls       BIGINT       NOT NULL,
    requests    BIGINT       NOT NULL,
    pages       BIGINT       NOT NULL,
    posts       BIGINT       NOT NULL,
    first_posts BIGINT       NOT NULL,
    units       BIGINT       NOT NULL,
    replies     BIGINT       NOT NULL,
    link_replies BIGINT      NOT NULL,
    CONSTRAINT spending_once PRIMARY KEY (source, used_on)
);
CREATE INDEX spending_platform ON spending (platform, used_on);

-- Posts that a platform charges for once a day only; purged after two days.
CREATE TABLE charged_post (
    platform    VARCHAR(40)  NOT NULL,
    used_on     BIGINT       NOT NULL,
    external_id VARCHAR(700) NOT NULL,
    CONSTRAINT charged_post_once PRIMARY KEY (platform, used_on, external_id)
);
CREATE INDEX charged_post_day ON charged_post (used_on);

-- How lively each source is, and until when its key is good. usual_ms is a mean of the time between two mentions in which the last
-- ones weigh most, longest_ms the longest such time of late; key_for is a hash of the parameters that the key belongs to.
CREATE TABLE source_vitals (
    source       VARCHAR(120) NOT NULL PRIMARY KEY,
    lag_ms       BIGINT,
    mentions     BIGINT       NOT NULL,
    usual_ms     BIGINT,
    longest_ms   BIGINT,
    last_news_at BIGINT,
    key_ends_at  BIGINT,
    key_for      VARCHAR(64),
    key_warned   BOOLEAN      NOT NULL
);
