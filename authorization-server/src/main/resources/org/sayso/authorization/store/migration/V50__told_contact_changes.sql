-- A change of contact waits from when its notice was handed over. Which contacts of now have to be told of it still:
ALTER TABLE contact_changes ADD COLUMN tell_email BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE contact_changes ADD COLUMN tell_phone BOOLEAN DEFAULT FALSE NOT NULL;
-- How often that was tried, and when it is tried again; NULL for never.
ALTER TABLE contact_changes ADD COLUMN notices INTEGER DEFAULT 0 NOT NULL;
ALTER TABLE contact_changes ADD COLUMN next_notice TIMESTAMP WITH TIME ZONE;
ALTER TABLE contact_changes ADD COLUMN notice_language VARCHAR(5) DEFAULT 'en' NOT NULL;
-- When the last of them was told; NULL if not all are.
ALTER TABLE contact_changes ADD COLUMN told TIMESTAMP WITH TIME ZONE;

-- Notices of before were sent, and nobody noted it.
UPDATE contact_changes SET told = begun;

CREATE INDEX contact_changes_to_tell ON contact_changes (next_notice);
