-- When a reply reached the customer, and when they read it, where the platform tells.
ALTER TABLE reply ADD COLUMN delivered_at BIGINT;
ALTER TABLE reply ADD COLUMN read_at BIGINT;
