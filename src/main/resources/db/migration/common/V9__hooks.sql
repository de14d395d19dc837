-- Deliveries that were taken, so that a second one of the same id is refused; purged after three days.
CREATE TABLE delivery (
    source      VARCHAR(120) NOT NULL,
    delivery_id VARCHAR(200) NOT NULL,
    seen_at     BIGINT       NOT NULL,
    CONSTRAINT delivery_once PRIMARY KEY (source, delivery_id)
);
CREATE INDEX delivery_seen ON delivery (seen_at);
