-- Standard SQL only: the same file runs on H2 and PostgreSQL.

CREATE TABLE sayso_challenge (
    id                 VARCHAR(64)              NOT NULL PRIMARY KEY,
    -- The order of adding.
    added              BIGINT                   GENERATED ALWAYS AS IDENTITY,
    -- SHA-256 over issuer, user key and skill: compared exactly, whatever the database's collation.
    slot               VARCHAR(64)              NOT NULL,
    -- The slot while pending, else NULL. UNIQUE lets NULL stand any number of times,
    -- so there is at most one pending challenge of a user and skill.
    open_slot          VARCHAR(64)              UNIQUE,
    state              VARCHAR(16)              NOT NULL,
    transaction_digest VARCHAR(64)              NOT NULL,
    transaction_json   VARCHAR(32768)           NOT NULL,
    key_id             VARCHAR(32)              NOT NULL,
    code_hash          VARCHAR(64)              NOT NULL,
    tries_left         INTEGER                  NOT NULL,
    created_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    outcome_json       VARCHAR(8192),
    CONSTRAINT sayso_challenge_state CHECK (
        (state = 'PENDING' AND open_slot IS NOT NULL AND open_slot = slot AND outcome_json IS NULL)
        OR (state = 'CONFIRMED' AND open_slot IS NULL AND outcome_json IS NOT NULL)
        OR (state IN ('LOCKED', 'EXPIRED', 'WITHDRAWN') AND open_slot IS NULL AND outcome_json IS NULL)),
    CONSTRAINT sayso_challenge_tries CHECK (tries_left >= 0)
);
CREATE INDEX sayso_challenge_latest ON sayso_challenge (slot, added);
CREATE INDEX sayso_challenge_overdue ON sayso_challenge (state, expires_at);

CREATE TABLE sayso_outbox (
    id           VARCHAR(64)              NOT NULL PRIMARY KEY,
    added        BIGINT                   GENERATED ALWAYS AS IDENTITY,
    challenge_id VARCHAR(64)              NOT NULL,
    state        VARCHAR(16)              NOT NULL,
    -- Encrypted; empty once the message no longer waits.
    sealed       VARCHAR(65536)           NOT NULL,
    due_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    attempts     INTEGER                  NOT NULL,
    CONSTRAINT sayso_outbox_state CHECK (
        state = 'WAITING' OR (state IN ('DELIVERED', 'UNDELIVERABLE', 'CANCELLED') AND sealed = ''))
);
CREATE INDEX sayso_outbox_due ON sayso_outbox (state, due_at, added);
CREATE INDEX sayso_outbox_challenge ON sayso_outbox (challenge_id);
