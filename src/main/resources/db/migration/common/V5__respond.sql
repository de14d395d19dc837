-- One thing to answer: a customer's thread. The rank orders the queue: 0 critical to 3 low.
CREATE TABLE case_ (
    id              BIGINT       NOT NULL PRIMARY KEY,
    conversation    VARCHAR(64)  NOT NULL,
    brand           VARCHAR(80)  NOT NULL,
    platform        VARCHAR(40)  NOT NULL,
    thread          VARCHAR(700) NOT NULL,
    customer_key    VARCHAR(250) NOT NULL,
    customer        VARCHAR(250) NOT NULL,
    state           VARCHAR(10)  NOT NULL,
    urgency_rank    INT          NOT NULL,
    score           INT          NOT NULL,
    opened_at       BIGINT       NOT NULL,
    due_at          BIGINT       NOT NULL,
    assignee        VARCHAR(80),
    claimed_at      BIGINT,
    acknowledged_at BIGINT,
    first_reply_at  BIGINT,
    resolved_at     BIGINT,
    outcome         VARCHAR(40),
    snoozed_until   BIGINT,
    main_mention    BIGINT       NOT NULL,
    mention_count   INT          NOT NULL,
    changed_at      BIGINT       NOT NULL,
    version         INT          NOT NULL,
    CONSTRAINT case_once UNIQUE (conversation)
);
CREATE INDEX case_queue ON case_ (state, urgency_rank, due_at, id);
CREATE INDEX case_due ON case_ (state, due_at, id);
CREATE INDEX case_newest ON case_ (state, opened_at DESC, id DESC);
CREATE INDEX case_rank_newest ON case_ (state, urgency_rank, opened_at DESC, id DESC);
CREATE INDEX case_holder ON case_ (assignee, state, urgency_rank, due_at, id);
CREATE INDEX case_holder_newest ON case_ (assignee, state, opened_at DESC, id DESC);
CREATE INDEX case_brand ON case_ (brand, state, urgency_rank, due_at, id);
CREATE INDEX case_brand_due ON case_ (brand, state, due_at, id);
CREATE INDEX case_brand_rank_newest ON case_ (brand, state, urgency_rank, opened_at DESC, id DESC);
CREATE INDEX case_brand_newest ON case_ (brand, state, opened_at DESC, id DESC);
CREATE INDEX case_thread ON case_ (thread);
CREATE INDEX case_snoozed ON case_ (state, snoozed_until);

-- What a case holds, with what its urgency and its deadline rest on; answered mentions no longer count.
CREATE TABLE case_mention (
    case_id      BIGINT  NOT NULL REFERENCES case_ (id),
    mention_id   BIGINT  NOT NULL REFERENCES mention (id),
    urgency_rank INT     DEFAULT 3 NOT NULL,
    score        INT     DEFAULT 0 NOT NULL,
    due_at       BIGINT  DEFAULT 9223372036854775807 NOT NULL,
    added_at     BIGINT  DEFAULT 0 NOT NULL,
    answered     BOOLEAN DEFAULT FALSE NOT NULL,
    CONSTRAINT case_mention_once PRIMARY KEY (mention_id)
);
CREATE INDEX case_mention_of ON case_mention (case_id, mention_id);

-- The append-only history of a case.
CREATE TABLE journal (
    id       BIGINT       NOT NULL PRIMARY KEY,
    case_id  BIGINT       NOT NULL REFERENCES case_ (id),
    done_at  BIGINT       NOT NULL,
    who      VARCHAR(80)  NOT NULL,
    deed     VARCHAR(40)  NOT NULL,
    document ${text}
);
CREATE INDEX journal_of ON journal (case_id, id);

-- What staff say back; the outbox of replies.
CREATE TABLE reply (
    id          BIGINT       NOT NULL PRIMARY KEY,
    case_id     BIGINT       NOT NULL REFERENCES case_ (id),
    mention_id  BIGINT       NOT NULL REFERENCES mention (id),
    source      VARCHAR(120) NOT NULL,
    author      VARCHAR(80)  NOT NULL,
    body        ${text}      NOT NULL,
    idempotency_key VARCHAR(64) NOT NULL,
    state       VARCHAR(8)   NOT NULL,
    created_at  BIGINT       NOT NULL,
    next_at     BIGINT       NOT NULL,
    attempts    INT          NOT NULL,
    sent_at     BIGINT,
    external_id VARCHAR(700),
    url         VARCHAR(2000),
    trouble     VARCHAR(500),
    CONSTRAINT reply_key UNIQUE (idempotency_key)
);
CREATE INDEX reply_due ON reply (state, next_at, id);
CREATE INDEX reply_of ON reply (case_id, id);
CREATE INDEX reply_external ON reply (external_id);
