-- Messages to staff; the outbox of alerts.
CREATE TABLE alert (
    id         BIGINT       NOT NULL PRIMARY KEY,
    alert_id   VARCHAR(64)  NOT NULL,
    case_id    BIGINT       NOT NULL REFERENCES case_ (id),
    recipient  VARCHAR(120) NOT NULL,
    channel    VARCHAR(20)  NOT NULL,
    reason     VARCHAR(60)  NOT NULL,
    document   ${text}      NOT NULL,
    state      VARCHAR(8)   NOT NULL,
    created_at BIGINT       NOT NULL,
    next_at    BIGINT       NOT NULL,
    attempts   INT          NOT NULL,
    sent_at    BIGINT,
    trouble    VARCHAR(500),
    CONSTRAINT alert_id_once UNIQUE (alert_id),
    CONSTRAINT alert_once UNIQUE (case_id, recipient, channel, reason)
);
CREATE INDEX alert_due ON alert (state, recipient, channel, next_at, id);
CREATE INDEX alert_state ON alert (state, id);
