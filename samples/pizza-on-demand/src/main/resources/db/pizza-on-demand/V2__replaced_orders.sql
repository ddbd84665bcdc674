-- the order that took this one's place; set with CANCELLED
ALTER TABLE orders ADD COLUMN replaced_by BIGINT;
