-- Methods of confirmation, several pending challenges of a user and skill, and what is counted of accounts.

ALTER TABLE sayso_challenge ADD COLUMN method VARCHAR(40) DEFAULT 'sms-code' NOT NULL;
-- SHA-256 over issuer and user key.
ALTER TABLE sayso_challenge ADD COLUMN account VARCHAR(64) DEFAULT '' NOT NULL;
-- Which of the places for pending challenges of a user and skill it took.
ALTER TABLE sayso_challenge ADD COLUMN place INTEGER DEFAULT 0 NOT NULL;
-- The challenge that the first message for the transaction was for, and the number of this one's message.
ALTER TABLE sayso_challenge ADD COLUMN series VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE sayso_challenge ADD COLUMN sending INTEGER DEFAULT 1 NOT NULL;
ALTER TABLE sayso_challenge ADD COLUMN locale VARCHAR(40) DEFAULT 'en' NOT NULL;
-- The account's verified destinations, encrypted.
ALTER TABLE sayso_challenge ADD COLUMN reach VARCHAR(4096) DEFAULT '' NOT NULL;
ALTER TABLE sayso_challenge ADD COLUMN confirmed_at TIMESTAMP WITH TIME ZONE;
-- A keyed hash of the session in which it was confirmed.
ALTER TABLE sayso_challenge ADD COLUMN session VARCHAR(64) DEFAULT '' NOT NULL;
-- A keyed hash, or what a provider needs, encrypted.
ALTER TABLE sayso_challenge ALTER COLUMN code_hash SET DATA TYPE VARCHAR(4096);
UPDATE sayso_challenge SET series = id;
CREATE INDEX sayso_challenge_account ON sayso_challenge (account, state);

-- open_slot now names the place of a user and skill: still at most one pending challenge for each.
ALTER TABLE sayso_challenge DROP CONSTRAINT sayso_challenge_state;
-- CASE, since H2 compiles IN and OR into a set that belongs to one connection.
ALTER TABLE sayso_challenge ADD CONSTRAINT sayso_challenge_state CHECK (
    CASE state
        WHEN 'PENDING' THEN open_slot IS NOT NULL AND outcome_json IS NULL
        WHEN 'CONFIRMED' THEN open_slot IS NULL AND outcome_json IS NOT NULL
        WHEN 'LOCKED' THEN open_slot IS NULL AND outcome_json IS NULL
        WHEN 'EXPIRED' THEN open_slot IS NULL AND outcome_json IS NULL
        WHEN 'WITHDRAWN' THEN open_slot IS NULL AND outcome_json IS NULL
        WHEN 'DENIED' THEN open_slot IS NULL AND outcome_json IS NULL
        ELSE FALSE
    END);

-- Accounts and destinations by keyed hashes.
CREATE TABLE sayso_subject (
    subject      VARCHAR(64)              NOT NULL PRIMARY KEY,
    in_a_row     INTEGER                  NOT NULL,
    off_until    TIMESTAMP WITH TIME ZONE NOT NULL,
    signed_in_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Wrong codes of accounts and messages to destinations, one row each.
CREATE TABLE sayso_entry (
    id          VARCHAR(64)              NOT NULL PRIMARY KEY,
    subject     VARCHAR(64)              NOT NULL,
    happened_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX sayso_entry_subject ON sayso_entry (subject, happened_at);
CREATE INDEX sayso_entry_age ON sayso_entry (happened_at);
