-- How many cases somebody closed in a week (the day of its Monday, counted from 1970) and how many of these were drawn for review. The
-- row is written with the sample, so that each week is drawn once; with the seed the same cases come out again.
CREATE TABLE review_draw (
    agent    VARCHAR(80) NOT NULL,
    week     INT         NOT NULL,
    seed     BIGINT      NOT NULL,
    closed   INT         NOT NULL,
    drawn    INT         NOT NULL,
    drawn_at BIGINT      NOT NULL,
    CONSTRAINT review_draw_once PRIMARY KEY (agent, week)
);

-- A case that was drawn, and what a colleague thinks of how it was answered: 1 to 4 for each of four questions.
CREATE TABLE review (
    id              BIGINT      NOT NULL PRIMARY KEY,
    case_id         BIGINT      NOT NULL REFERENCES case_ (id),
    agent           VARCHAR(80) NOT NULL,
    week            INT         NOT NULL,
    reviewer        VARCHAR(80),
    reviewed_at     BIGINT,
    solved          INT,
    tone            INT,
    correct         INT,
    language        INT,
    remark          VARCHAR(4000),
    acknowledged_at BIGINT,
    CONSTRAINT review_once UNIQUE (case_id, agent, week)
);
CREATE INDEX review_agent ON review (agent, week, id);
CREATE INDEX review_week ON review (week, agent, id);

CREATE INDEX case_closed ON case_ (resolved_at, assignee, id);
