-- A question that several people ask in their own words. The centre is the mean of what they said as numbers of a model, in Base64; other
-- models' numbers say nothing beside it. Words are those that several people used. name, article_id and hidden are staff's.
CREATE TABLE question (
    id         BIGINT       NOT NULL PRIMARY KEY,
    brand      VARCHAR(80)  NOT NULL,
    model      VARCHAR(80)  NOT NULL,
    centre     ${text}      NOT NULL,
    members    INT          NOT NULL,
    words      VARCHAR(200) NOT NULL,
    name       VARCHAR(120),
    article_id BIGINT REFERENCES article (id),
    hidden     BOOLEAN      NOT NULL,
    last_day   INT          NOT NULL,
    version    INT          NOT NULL
);
CREATE INDEX question_of ON question (brand, model, last_day, id);

-- Who asks it: a mention asks at most one question. Days count from 1970 on the brand's own clock; nearness is the cosine to the centre
-- as it was, in thousandths.
CREATE TABLE asked (
    mention_id  BIGINT      NOT NULL PRIMARY KEY REFERENCES mention (id),
    question_id BIGINT      NOT NULL REFERENCES question (id),
    brand       VARCHAR(80) NOT NULL,
    asked_day   INT         NOT NULL,
    nearness    INT         NOT NULL
);
CREATE INDEX asked_day ON asked (asked_day, brand, question_id);
CREATE INDEX asked_of ON asked (question_id, asked_day DESC, nearness DESC);

-- How far verdicts have been gathered; one row.
CREATE TABLE gathering (
    id         INT    NOT NULL PRIMARY KEY,
    judged_at  BIGINT NOT NULL,
    mention_id BIGINT NOT NULL,
    version    INT    NOT NULL
);
INSERT INTO gathering (id, judged_at, mention_id, version) VALUES (1, 0, 0, 0);
CREATE INDEX verdict_judged ON verdict (judged_at, mention_id);
