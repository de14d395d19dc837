-- What customers are asked after a case, at most once each, and what they said. SKIPPED rows are cases that are not asked about, for
-- good. customer is a hash of the platform and of who it is there; of the link's token only the SHA-256 is kept. csat goes from 1 to 5,
-- nps from 0 to 10.
CREATE TABLE survey (
    case_id     BIGINT        NOT NULL PRIMARY KEY REFERENCES case_ (id),
    brand       VARCHAR(80)   NOT NULL,
    customer    VARCHAR(64)   NOT NULL,
    language    VARCHAR(8)    NOT NULL,
    nps_asked   BOOLEAN       NOT NULL,
    state       VARCHAR(8)    NOT NULL,
    token_hash  VARCHAR(64),
    sent_at     BIGINT        NOT NULL,
    expires_at  BIGINT        NOT NULL,
    csat        INT,
    nps         INT,
    remark      VARCHAR(4000),
    answered_at BIGINT,
    CONSTRAINT survey_token UNIQUE (token_hash)
);
CREATE INDEX survey_customer ON survey (customer, sent_at);

-- Customers who want never to be asked again.
CREATE TABLE survey_stop (
    customer   VARCHAR(64) NOT NULL PRIMARY KEY,
    stopped_at BIGINT      NOT NULL
);

-- Which cases were resolved lately.
CREATE INDEX case_resolved ON case_ (brand, state, resolved_at, id);
