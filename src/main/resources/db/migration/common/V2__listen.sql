-- How far each source has been read, how it does, and what it brought. A wait that begins in the future is over: the clock
-- was set back. stopped_for is a hash of the parameters that did not work, so that mending them is enough to go on.
CREATE TABLE source_state (
    source          VARCHAR(120) NOT NULL PRIMARY KEY,
    position        ${text},
    state           VARCHAR(12)  NOT NULL,
    paused          BOOLEAN      NOT NULL,
    last_poll_at    BIGINT,
    last_success_at BIGINT,
    last_mention_at BIGINT,
    wait_from       BIGINT,
    not_before      BIGINT,
    failures        INT          NOT NULL,
    trouble         VARCHAR(500),
    trouble_at      BIGINT,
    budget_left     BIGINT,
    budget_limit    BIGINT,
    budget_resets_at BIGINT,
    stopped_for     VARCHAR(64),
    version         INT          NOT NULL
);

-- Stretches that a platform would not give us.
CREATE TABLE source_gap (
    id         BIGINT       NOT NULL PRIMARY KEY,
    source     VARCHAR(120) NOT NULL,
    found_at   BIGINT       NOT NULL,
    since      VARCHAR(700),
    until      VARCHAR(700),
    why        VARCHAR(500) NOT NULL
);
CREATE INDEX source_gap_of ON source_gap (source, id);

-- heard = stored + duplicate + edited + unmatched + refused; the other two columns follow the mentions.
CREATE TABLE ledger (
    source    VARCHAR(120) NOT NULL PRIMARY KEY,
    heard     BIGINT NOT NULL,
    stored    BIGINT NOT NULL,
    duplicate BIGINT NOT NULL,
    edited    BIGINT NOT NULL,
    unmatched BIGINT NOT NULL,
    refused   BIGINT NOT NULL
);

-- Validators of the last answer of an address, for conditional requests.
CREATE TABLE validator (
    source        VARCHAR(120) NOT NULL,
    address_hash  VARCHAR(64)  NOT NULL,
    etag          VARCHAR(1000),
    last_modified VARCHAR(200),
    CONSTRAINT validator_once PRIMARY KEY (source, address_hash)
);
