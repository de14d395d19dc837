-- What the queue is narrowed by, as it stands with the main mention of a case; written where a case is filed and weighed. praise: read
-- as praise, and neither critical nor high.
ALTER TABLE case_ ADD COLUMN source VARCHAR(120) DEFAULT '' NOT NULL;
ALTER TABLE case_ ADD COLUMN language VARCHAR(12) DEFAULT 'und' NOT NULL;
ALTER TABLE case_ ADD COLUMN praise BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE case_ ADD COLUMN customer_lower VARCHAR(250) ${exact} DEFAULT '' NOT NULL;

UPDATE case_ SET customer_lower = LOWER(customer),
       source = COALESCE((SELECT m.source FROM mention m WHERE m.id = case_.main_mention), ''),
       language = COALESCE((SELECT r.language FROM reading r WHERE r.mention_id = case_.main_mention), 'und'),
       praise = CASE WHEN urgency_rank >= 2 AND EXISTS (
                    SELECT 1 FROM reading r WHERE r.mention_id = case_.main_mention AND r.label <> 'NEGATIVE'
                       AND (r.document LIKE '%"intent":"praise"%'
                            OR (r.label = 'POSITIVE' AND r.document NOT LIKE '%"intent":"%')))
                THEN TRUE ELSE FALSE END;

-- The orders of the queue, each with all that it is narrowed by behind it, so that a narrowed page is read from the index alone.
DROP INDEX case_queue;
DROP INDEX case_due;
DROP INDEX case_newest;
DROP INDEX case_rank_newest;
DROP INDEX case_brand;
DROP INDEX case_brand_due;
DROP INDEX case_brand_newest;
DROP INDEX case_brand_rank_newest;
CREATE INDEX case_queue ON case_ (state, urgency_rank, due_at, id, brand, platform, language, source, praise, opened_at, customer_lower);
CREATE INDEX case_due ON case_ (state, due_at, id, brand, platform, language, source, praise, opened_at, customer_lower);
CREATE INDEX case_newest ON case_ (state, opened_at DESC, id DESC, brand, platform, language, source, praise, customer_lower);
CREATE INDEX case_rank_newest
    ON case_ (state, urgency_rank, opened_at DESC, id DESC, brand, platform, language, source, praise, customer_lower);
CREATE INDEX case_brand
    ON case_ (brand, state, urgency_rank, due_at, id, platform, language, source, praise, opened_at, customer_lower);
CREATE INDEX case_brand_due ON case_ (brand, state, due_at, id, platform, language, source, praise, opened_at, customer_lower);
CREATE INDEX case_brand_newest ON case_ (brand, state, opened_at DESC, id DESC, platform, language, source, praise, customer_lower);
CREATE INDEX case_brand_rank_newest
    ON case_ (brand, state, urgency_rank, opened_at DESC, id DESC, platform, language, source, praise, customer_lower);
CREATE INDEX case_praise
    ON case_ (praise, state, urgency_rank, due_at, id, brand, platform, language, source, opened_at, customer_lower);
CREATE INDEX case_praise_newest
    ON case_ (praise, state, opened_at DESC, id DESC, brand, platform, language, source, customer_lower);
CREATE INDEX case_praise_rank_newest
    ON case_ (praise, state, urgency_rank, opened_at DESC, id DESC, brand, platform, language, source, customer_lower);
CREATE INDEX case_customer_lower ON case_ (customer_lower, id);

-- The words of a case's mentions, levelled; written with the case and gone with the mention. Without a foreign key, whose index and
-- locks would cost more than the words.
CREATE TABLE case_word (
    case_id    BIGINT               NOT NULL,
    word       VARCHAR(40) ${exact} NOT NULL,
    mention_id BIGINT               NOT NULL,
    CONSTRAINT case_word_once PRIMARY KEY (case_id, word, mention_id)
);
CREATE INDEX case_word_first ON case_word (word, case_id);

-- Views of the queue that a user keeps by name; the address says what they show.
CREATE TABLE saved_view (
    id       BIGINT        NOT NULL PRIMARY KEY,
    owner    VARCHAR(80)   NOT NULL,
    name     VARCHAR(60)   NOT NULL,
    name_key VARCHAR(120)  NOT NULL,
    address  VARCHAR(1000) NOT NULL,
    CONSTRAINT saved_view_once UNIQUE (owner, name_key)
);

-- Deeds done to many cases at once, with what each case was before, for as long as they can be undone.
CREATE TABLE case_batch (
    id        BIGINT      NOT NULL PRIMARY KEY,
    doer      VARCHAR(80) NOT NULL,
    deed      VARCHAR(40) NOT NULL,
    done_at   BIGINT      NOT NULL
);
CREATE INDEX case_batch_done ON case_batch (done_at);
CREATE TABLE case_batch_line (
    batch_id      BIGINT      NOT NULL,
    case_id       BIGINT      NOT NULL,
    version       INT         NOT NULL,
    state         VARCHAR(10) NOT NULL,
    assignee      VARCHAR(80),
    claimed_at    BIGINT,
    held_until    BIGINT,
    snoozed_until BIGINT,
    unanswered    ${text}     NOT NULL,
    CONSTRAINT case_batch_line_once PRIMARY KEY (batch_id, case_id)
);
