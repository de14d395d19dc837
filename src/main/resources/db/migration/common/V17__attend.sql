-- Until when a claim is good while nothing is done; null in every state but CLAIMED. A claim without an end gets one from the station.
ALTER TABLE case_ ADD COLUMN held_until BIGINT;
CREATE INDEX case_lease ON case_ (state, held_until);

-- Who has the page of a case open and in sight, and when they last typed there; rows that are not renewed no longer count.
CREATE TABLE presence (
    case_id   BIGINT      NOT NULL REFERENCES case_ (id),
    user_name VARCHAR(80) NOT NULL,
    seen_at   BIGINT      NOT NULL,
    typed_at  BIGINT,
    CONSTRAINT presence_once PRIMARY KEY (case_id, user_name)
);
CREATE INDEX presence_seen ON presence (seen_at);

-- What an agent is writing to the customer of a case and has not sent. The version grows with every change; what a second page of the
-- same agent replaced without having seen it stays as the earlier text.
CREATE TABLE reply_draft (
    case_id      BIGINT      NOT NULL REFERENCES case_ (id),
    user_name    VARCHAR(80) NOT NULL,
    version      INT         NOT NULL,
    updated_at   BIGINT      NOT NULL,
    document     ${text}     NOT NULL,
    earlier_at   BIGINT,
    earlier      ${text},
    CONSTRAINT reply_draft_once PRIMARY KEY (case_id, user_name)
);
CREATE INDEX reply_draft_age ON reply_draft (updated_at);
