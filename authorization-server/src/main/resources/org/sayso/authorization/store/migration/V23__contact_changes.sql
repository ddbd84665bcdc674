-- New addresses and numbers of accounts that are kept here: proven, and not counting yet.
CREATE TABLE contact_changes (
    subject   VARCHAR(64)              NOT NULL,
    -- EMAIL or PHONE.
    kind      VARCHAR(10)              NOT NULL,
    -- NULL to have none.
    contact   VARCHAR(254),
    begun     TIMESTAMP WITH TIME ZONE NOT NULL,
    effective TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (subject, kind)
);
CREATE INDEX contact_changes_to_apply ON contact_changes (effective);
