-- Who may come in, and what they did.
CREATE TABLE user_ (
    name       VARCHAR(80)  NOT NULL PRIMARY KEY,
    password   VARCHAR(500) NOT NULL,
    role       VARCHAR(12)  NOT NULL,
    disabled   BOOLEAN      NOT NULL,
    created_at BIGINT       NOT NULL
);

-- Bearer tokens; only the SHA-256 of each is kept.
CREATE TABLE token (
    hash       VARCHAR(64)  NOT NULL PRIMARY KEY,
    user_name  VARCHAR(80)  NOT NULL REFERENCES user_ (name),
    label      VARCHAR(80)  NOT NULL,
    created_at BIGINT       NOT NULL,
    expires_at BIGINT
);

-- Failed logins, for the lock-out by account and by address, which survives a restart.
CREATE TABLE login_try (
    id      BIGINT       NOT NULL PRIMARY KEY,
    account VARCHAR(80)  NOT NULL,
    address VARCHAR(60)  NOT NULL,
    tried_at BIGINT      NOT NULL
);
CREATE INDEX login_try_account ON login_try (account, tried_at);
CREATE INDEX login_try_address ON login_try (address, tried_at);

CREATE TABLE audit (
    id   BIGINT       NOT NULL PRIMARY KEY,
    done_at BIGINT    NOT NULL,
    who  VARCHAR(80)  NOT NULL,
    deed VARCHAR(80)  NOT NULL,
    what VARCHAR(1000)
);
CREATE INDEX audit_newest ON audit (done_at, id);
