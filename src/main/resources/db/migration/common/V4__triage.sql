-- What triage decided about a mention.
CREATE TABLE verdict (
    mention_id  BIGINT      NOT NULL PRIMARY KEY REFERENCES mention (id),
    source      VARCHAR(120) NOT NULL,
    urgency     VARCHAR(8)  NOT NULL,
    score       INT         NOT NULL,
    about_brand BOOLEAN     NOT NULL,
    needs_reply BOOLEAN     NOT NULL,
    policy      VARCHAR(64) NOT NULL,
    judged_at   BIGINT      NOT NULL,
    document    ${text}     NOT NULL
);

-- What staff said it should have been.
CREATE TABLE label (
    mention_id  BIGINT      NOT NULL PRIMARY KEY REFERENCES mention (id),
    sentiment   VARCHAR(10),
    urgency     VARCHAR(8),
    about_brand BOOLEAN,
    labelled_by VARCHAR(80) NOT NULL,
    labelled_at BIGINT      NOT NULL
);
