-- What the figures say of each case, reckoned from its row, its mentions and its journal; whoever deletes these rows loses nothing,
-- they are reckoned again. Days count from 1970 and hours of the week from Monday midnight, both on the brand's own clock; lengths
-- of time are milliseconds, null where the thing has not happened. standing: 0 not done, 1 resolved, 2 dismissed. hours is a hash of
-- the brand's office hours, so that a change of them is noticed.
CREATE TABLE case_figure (
    case_id         BIGINT      NOT NULL PRIMARY KEY REFERENCES case_ (id),
    case_version    INT         NOT NULL,
    changed_at      BIGINT      NOT NULL,
    hours           INT         NOT NULL,
    brand           VARCHAR(80) NOT NULL,
    platform        VARCHAR(40) NOT NULL,
    language        VARCHAR(40) NOT NULL,
    sentiment       VARCHAR(10) NOT NULL,
    topic           VARCHAR(80) NOT NULL,
    urgency_rank    INT         NOT NULL,
    mentions        INT         NOT NULL,
    opened_at       BIGINT      NOT NULL,
    opened_day      INT         NOT NULL,
    written_hour    INT         NOT NULL,
    answered_hour   INT,
    heard_wait      BIGINT,
    heard_office    BIGINT,
    posted_wait     BIGINT,
    posted_office   BIGINT,
    resolved_wait   BIGINT,
    resolved_office BIGINT,
    standing        INT         NOT NULL,
    once_resolved   BOOLEAN     NOT NULL,
    reopened        BOOLEAN     NOT NULL
);
CREATE INDEX case_figure_day ON case_figure (opened_day DESC, case_id DESC);
CREATE INDEX case_figure_brand ON case_figure (brand, opened_day DESC, case_id DESC);
CREATE INDEX case_figure_changed ON case_figure (changed_at);

-- From which day to which day a case was not done; a case that was done and came back on the same day has one row for both.
CREATE TABLE case_span (
    case_id  BIGINT      NOT NULL REFERENCES case_ (id),
    brand    VARCHAR(80) NOT NULL,
    from_day INT         NOT NULL,
    to_day   INT         NOT NULL,
    CONSTRAINT case_span_once PRIMARY KEY (case_id, from_day)
);
CREATE INDEX case_span_end ON case_span (to_day, from_day, case_id);
CREATE INDEX case_span_brand ON case_span (brand, to_day, from_day, case_id);

-- Which cases changed since the figures were last reckoned.
CREATE INDEX case_changed ON case_ (changed_at, id);
