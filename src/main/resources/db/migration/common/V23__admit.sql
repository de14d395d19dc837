-- Who may come in, told more exactly: what staff call them, when they last came, what they need to come in.
ALTER TABLE user_ ADD COLUMN full_name VARCHAR(120);
ALTER TABLE user_ ADD COLUMN must_change BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE user_ ADD COLUMN last_login_at BIGINT;
ALTER TABLE user_ ADD COLUMN awaits_sso BOOLEAN DEFAULT FALSE NOT NULL;
-- The key of the second factor, encrypted; the last time step whose code was used, so that none is used twice.
ALTER TABLE user_ ADD COLUMN totp_key VARCHAR(300);
ALTER TABLE user_ ADD COLUMN totp_step BIGINT DEFAULT 0 NOT NULL;

-- What a token may do at most. Those from before may do what their owner may, as they could.
ALTER TABLE token ADD COLUMN scope VARCHAR(8) DEFAULT 'ADMIN' NOT NULL;
ALTER TABLE token ADD COLUMN last_used_at BIGINT;
CREATE INDEX token_user ON token (user_name, created_at);

-- Logins that last: one row for each session of a browser, under the SHA-256 of a secret that lies in the session. Without its row a
-- session is over, whichever daemon holds it.
CREATE TABLE admission (
    id        VARCHAR(64)  NOT NULL PRIMARY KEY,
    user_name VARCHAR(80)  NOT NULL REFERENCES user_ (name),
    way       VARCHAR(12)  NOT NULL,
    came_at   BIGINT       NOT NULL,
    seen_at   BIGINT       NOT NULL,
    address   VARCHAR(60)  NOT NULL,
    agent     VARCHAR(200) NOT NULL
);
CREATE INDEX admission_user ON admission (user_name, seen_at);
CREATE INDEX admission_seen ON admission (seen_at);

-- Codes for those who lost their second factor; a used one is deleted.
CREATE TABLE recovery_code (
    user_name VARCHAR(80) NOT NULL REFERENCES user_ (name),
    hash      VARCHAR(64) NOT NULL,
    PRIMARY KEY (user_name, hash)
);

-- Links with which one may choose a password once.
CREATE TABLE reset_link (
    hash       VARCHAR(64) NOT NULL PRIMARY KEY,
    user_name  VARCHAR(80) NOT NULL REFERENCES user_ (name),
    expires_at BIGINT      NOT NULL
);

-- Who somebody is at the provider of single sign-on. The pair never changes there, while names and addresses may pass on to others.
CREATE TABLE user_sso (
    issuer    VARCHAR(300) NOT NULL,
    subject   VARCHAR(255) NOT NULL,
    user_name VARCHAR(80)  NOT NULL REFERENCES user_ (name),
    PRIMARY KEY (issuer, subject)
);

-- Every change of a user, so that it can be taken back.
CREATE TABLE user_change (
    id           BIGINT       NOT NULL PRIMARY KEY,
    changed_at   BIGINT       NOT NULL,
    who          VARCHAR(80)  NOT NULL,
    user_name    VARCHAR(80)  NOT NULL REFERENCES user_ (name),
    field        VARCHAR(20)  NOT NULL,
    before_value VARCHAR(200) NOT NULL,
    after_value  VARCHAR(200) NOT NULL,
    undone_by    BIGINT
);
CREATE INDEX user_change_user ON user_change (user_name, id);
