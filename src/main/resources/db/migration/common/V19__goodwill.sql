-- What staff gave customers out of goodwill; only ever added to. What is taken back has a second row with everything negated, which
-- counts in the same month; a row can be taken back once. month_no is the year times 100 and the month, on the brand's calendar. The
-- unit is an ISO 4217 code, or a word where the kind is no money.
CREATE TABLE goodwill (
    id         BIGINT         NOT NULL PRIMARY KEY,
    case_id    BIGINT         NOT NULL REFERENCES case_ (id),
    brand      VARCHAR(80)    NOT NULL,
    person     VARCHAR(80)    NOT NULL,
    kind       VARCHAR(40)    NOT NULL,
    gestures   INT            NOT NULL,
    amount     DECIMAL(19, 4) NOT NULL,
    unit       VARCHAR(12)    NOT NULL,
    month_no   INT            NOT NULL,
    alone      BOOLEAN        NOT NULL,
    written_at BIGINT         NOT NULL,
    written_by VARCHAR(80)    NOT NULL,
    why        VARCHAR(1000)  NOT NULL,
    form_key   VARCHAR(64),
    reverses   BIGINT,
    CONSTRAINT goodwill_form UNIQUE (form_key),
    CONSTRAINT goodwill_reversed_once UNIQUE (reverses)
);
CREATE INDEX goodwill_person ON goodwill (person, month_no, kind);
CREATE INDEX goodwill_month ON goodwill (month_no, id);
CREATE INDEX goodwill_case ON goodwill (case_id, id);

-- Gestures above what a person may give alone, until somebody else says yes or no.
CREATE TABLE goodwill_request (
    id         BIGINT         NOT NULL PRIMARY KEY,
    case_id    BIGINT         NOT NULL REFERENCES case_ (id),
    brand      VARCHAR(80)    NOT NULL,
    person     VARCHAR(80)    NOT NULL,
    kind       VARCHAR(40)    NOT NULL,
    amount     DECIMAL(19, 4) NOT NULL,
    unit       VARCHAR(12)    NOT NULL,
    why        VARCHAR(1000)  NOT NULL,
    limit_word VARCHAR(10)    NOT NULL,
    bound      VARCHAR(40),
    asked_at   BIGINT         NOT NULL,
    state      VARCHAR(10)    NOT NULL,
    decided_by VARCHAR(80),
    decided_at BIGINT,
    remark     VARCHAR(1000),
    form_key   VARCHAR(64),
    CONSTRAINT goodwill_request_form UNIQUE (form_key)
);
CREATE INDEX goodwill_request_state ON goodwill_request (state, asked_at, id);
CREATE INDEX goodwill_request_person ON goodwill_request (person, state, asked_at);
CREATE INDEX goodwill_request_case ON goodwill_request (case_id, id);

-- One row for each person who gives. Whoever counts what a person has left holds the row until what they give is in the ledger, so
-- that of two gestures at once the second one counts the first.
CREATE TABLE goodwill_turn (
    person  VARCHAR(80) NOT NULL PRIMARY KEY,
    version INT         NOT NULL
);
