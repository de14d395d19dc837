-- Who works cases: what they know (words with commas between; no languages: takes no part in sharing out, no platforms or brands: all
-- of them), how many cases they hold at most, whether they said that they are away and until when, and when they last did something.
CREATE TABLE colleague (
    name      VARCHAR(80)   NOT NULL PRIMARY KEY,
    languages VARCHAR(400)  NOT NULL,
    platforms VARCHAR(1000) NOT NULL,
    brands    VARCHAR(1000) NOT NULL,
    topics    VARCHAR(1000) NOT NULL,
    most      INT           NOT NULL,
    away      BOOLEAN       NOT NULL,
    back_at   BIGINT,
    seen_at   BIGINT
);

CREATE TABLE team (
    id   VARCHAR(40) NOT NULL PRIMARY KEY,
    name VARCHAR(80) NOT NULL
);

CREATE TABLE team_member (
    team VARCHAR(40) NOT NULL REFERENCES team (id),
    who  VARCHAR(80) NOT NULL,
    CONSTRAINT team_member_once PRIMARY KEY (team, who)
);

-- Which team a case was handed to last, by whom, when and with which words.
CREATE TABLE case_team (
    case_id   BIGINT        NOT NULL PRIMARY KEY REFERENCES case_ (id),
    team      VARCHAR(40)   NOT NULL REFERENCES team (id),
    handed_by VARCHAR(80)   NOT NULL,
    handed_at BIGINT        NOT NULL,
    note      VARCHAR(2000) NOT NULL
);
CREATE INDEX case_team_of ON case_team (team, case_id);

-- Every case that was given to somebody without being asked for; counted for the day, and for the cap on abuse.
CREATE TABLE case_given (
    id       BIGINT      NOT NULL PRIMARY KEY,
    case_id  BIGINT      NOT NULL REFERENCES case_ (id),
    who      VARCHAR(80) NOT NULL,
    given_at BIGINT      NOT NULL,
    abusive  BOOLEAN     NOT NULL
);
CREATE INDEX case_given_at ON case_given (given_at, who, abusive);

-- One row that whoever gives a case away locks first, so that two daemons count each other's cases.
CREATE TABLE sharing_turn (
    id    INT    NOT NULL PRIMARY KEY,
    turns BIGINT NOT NULL
);
INSERT INTO sharing_turn (id, turns) VALUES (1, 0);

CREATE INDEX reply_sent ON reply (state, sent_at, author, case_id);
