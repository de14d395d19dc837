-- What a judged mention leaves behind for judging later ones (who, when, how it felt, whether it asked for an answer), and what was
-- known about it beside its text when it was judged itself.
CREATE TABLE background (
    mention_id   BIGINT       NOT NULL PRIMARY KEY REFERENCES mention (id),
    brand        VARCHAR(80)  NOT NULL,
    platform     VARCHAR(40)  NOT NULL,
    author       VARCHAR(250) NOT NULL,
    said_at      BIGINT       NOT NULL,
    heard_at     BIGINT       NOT NULL,
    negative     BOOLEAN      NOT NULL,
    asks         BOOLEAN      NOT NULL,
    joined       INT          NOT NULL,
    unusual_from INT          NOT NULL,
    unanswered   INT          NOT NULL,
    closed_days  INT
);
CREATE INDEX background_feeling ON background (brand, negative, said_at DESC, heard_at, platform, author, mention_id);
CREATE INDEX background_author ON background (author, platform, brand, asks, said_at DESC, heard_at, mention_id);
CREATE INDEX case_customer ON case_ (customer_key, platform, brand, state, resolved_at);

INSERT INTO background (mention_id, brand, platform, author, said_at, heard_at, negative, asks, joined, unusual_from, unanswered)
SELECT m.id, m.brand, m.platform, COALESCE(m.author_id, LOWER(m.author)),
       CASE WHEN m.published_at IS NULL OR m.published_at > m.heard_at THEN m.heard_at ELSE m.published_at END,
       m.heard_at,
       CASE WHEN v.about_brand = TRUE AND r.label = 'NEGATIVE' THEN TRUE ELSE FALSE END,
       CASE WHEN v.about_brand = TRUE AND v.needs_reply = TRUE AND v.urgency <> 'LOW' AND r.label <> 'POSITIVE'
            THEN TRUE ELSE FALSE END,
       0, 0, 0
  FROM mention m
  JOIN reading r ON r.mention_id = m.id
  JOIN verdict v ON v.mention_id = m.id;
