-- Who the customer is. A handle is one account on one platform: by the platform's stable id of the author where it gives one (stable),
-- else by the name in lower case. A hashed key begins with '#': its person has deleted everything, or was erased.
CREATE TABLE handle (
    id         BIGINT       NOT NULL PRIMARY KEY,
    platform   VARCHAR(40)  NOT NULL,
    handle_key VARCHAR(250) NOT NULL,
    stable     BOOLEAN      NOT NULL,
    known_at   BIGINT       NOT NULL,
    erased_at  BIGINT,
    CONSTRAINT handle_once UNIQUE (platform, handle_key, stable)
);

-- Which handles staff said belong to one person. Rows are only added; of each pair (one < other) the last turn counts.
CREATE TABLE handle_link (
    one     BIGINT      NOT NULL REFERENCES handle (id),
    other   BIGINT      NOT NULL REFERENCES handle (id),
    turn    INT         NOT NULL,
    linked  BOOLEAN     NOT NULL,
    who     VARCHAR(80) NOT NULL,
    done_at BIGINT      NOT NULL,
    why     VARCHAR(1000),
    CONSTRAINT handle_link_once PRIMARY KEY (one, other, turn)
);
CREATE INDEX handle_link_other ON handle_link (other, one, turn);

-- What staff noted about a customer, at the handle where they did. Rows are only added; the last version counts.
CREATE TABLE customer_note (
    note_id    BIGINT      NOT NULL,
    version    INT         NOT NULL,
    handle_id  BIGINT      NOT NULL REFERENCES handle (id),
    kind       VARCHAR(10) NOT NULL,
    body       VARCHAR(1000),
    removed    BOOLEAN     NOT NULL,
    changed_by VARCHAR(80) NOT NULL,
    changed_at BIGINT      NOT NULL,
    CONSTRAINT customer_note_once PRIMARY KEY (note_id, version)
);
CREATE INDEX customer_note_of ON customer_note (handle_id, note_id, version);

-- Whose posts are only kept as evidence, until when.
CREATE TABLE customer_block (
    id         BIGINT      NOT NULL PRIMARY KEY,
    handle_id  BIGINT      NOT NULL REFERENCES handle (id),
    reason     VARCHAR(1000),
    blocked_by VARCHAR(80) NOT NULL,
    blocked_at BIGINT      NOT NULL,
    until_at   BIGINT,
    lifted_at  BIGINT,
    lifted_by  VARCHAR(80)
);
CREATE INDEX customer_block_of ON customer_block (handle_id, lifted_at);
CREATE INDEX customer_block_newest ON customer_block (blocked_at DESC, id DESC);

-- When a member of staff first opened the page of a case.
CREATE TABLE case_shown (
    case_id  BIGINT      NOT NULL PRIMARY KEY REFERENCES case_ (id),
    shown_at BIGINT      NOT NULL,
    shown_to VARCHAR(80) NOT NULL
);

-- Cases that need more time, and why.
CREATE TABLE case_more_time (
    case_id  BIGINT      NOT NULL PRIMARY KEY REFERENCES case_ (id),
    asked_by VARCHAR(80) NOT NULL,
    asked_at BIGINT      NOT NULL,
    why      VARCHAR(1000)
);

-- Who was named in a note for colleagues, and whether they have seen it.
CREATE TABLE note_mention (
    id        BIGINT      NOT NULL PRIMARY KEY,
    user_name VARCHAR(80) NOT NULL,
    case_id   BIGINT      NOT NULL REFERENCES case_ (id),
    named_by  VARCHAR(80) NOT NULL,
    named_at  BIGINT      NOT NULL,
    seen_at   BIGINT
);
CREATE INDEX note_mention_of ON note_mention (user_name, seen_at, named_at DESC);
CREATE INDEX note_mention_case ON note_mention (case_id, user_name);

-- What must not be stored again: SHA-256 of platform and author for what an erased person said until then, of platform and post else.
CREATE TABLE erased (
    hash      VARCHAR(64) NOT NULL PRIMARY KEY,
    erased_at BIGINT      NOT NULL
);

CREATE INDEX mention_author_id ON mention (author_id, platform);
CREATE INDEX mention_author ON mention (author, platform);
CREATE INDEX case_handle ON case_ (customer, platform);
