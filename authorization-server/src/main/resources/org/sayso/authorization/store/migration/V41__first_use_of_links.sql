-- When the link was first refreshed; for those that were there before it is not known any more, and not counted.
ALTER TABLE links ADD COLUMN first_used TIMESTAMP WITH TIME ZONE;
UPDATE links SET first_used = linked WHERE linked IS NOT NULL;

-- So that links which nobody used any more are found and told.
CREATE INDEX links_by_idle_life ON links (idle_until);
