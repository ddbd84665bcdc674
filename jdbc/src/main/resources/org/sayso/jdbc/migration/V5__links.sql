-- Links of the voice platform's users to accounts. Standard SQL only: the same file runs on H2 and PostgreSQL.

-- The household through which it was asked for, as a keyed hash.
ALTER TABLE sayso_challenge ADD COLUMN asker VARCHAR(64) DEFAULT '' NOT NULL;
CREATE INDEX sayso_challenge_asker ON sayso_challenge (asker, state);

-- The platform's ids are here as keyed hashes only.
CREATE TABLE sayso_link (
    name           VARCHAR(64)              NOT NULL PRIMARY KEY,
    -- The household's name, which is the link's own where it is no person's.
    user_name      VARCHAR(64)              NOT NULL,
    skill          VARCHAR(255)             NOT NULL,
    state          VARCHAR(16)              NOT NULL,
    cause          VARCHAR(16),
    -- SHA-256 over issuer and user key: compared exactly, whatever the database's collation.
    account        VARCHAR(64),
    issuer         VARCHAR(2048),
    user_key       VARCHAR(2048),
    grant_id       VARCHAR(512),
    since          TIMESTAMP WITH TIME ZONE,
    last_used      TIMESTAMP WITH TIME ZONE,
    started_at     TIMESTAMP WITH TIME ZONE,
    changed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    -- When the newest event of each kind that counted was published.
    enabled_mark   TIMESTAMP WITH TIME ZONE NOT NULL,
    disabled_mark  TIMESTAMP WITH TIME ZONE NOT NULL,
    linked_mark    TIMESTAMP WITH TIME ZONE NOT NULL,
    permitted_mark TIMESTAMP WITH TIME ZONE NOT NULL,
    permissions    VARCHAR(4096)            NOT NULL
);
CREATE INDEX sayso_link_user ON sayso_link (user_name);
CREATE INDEX sayso_link_account ON sayso_link (account);
CREATE INDEX sayso_link_started ON sayso_link (started_at);
CREATE INDEX sayso_link_age ON sayso_link (state, changed_at);

-- Events that came, by keyed hashes of their ids.
CREATE TABLE sayso_link_event (
    event   VARCHAR(64)              NOT NULL PRIMARY KEY,
    came_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX sayso_link_event_age ON sayso_link_event (came_at);

-- What is owed since a link ended.
CREATE TABLE sayso_link_duty (
    id             VARCHAR(64)              NOT NULL PRIMARY KEY,
    added          BIGINT                   GENERATED ALWAYS AS IDENTITY,
    kind           VARCHAR(16)              NOT NULL,
    name           VARCHAR(64)              NOT NULL,
    skill          VARCHAR(255)             NOT NULL,
    issuer         VARCHAR(2048),
    user_key       VARCHAR(2048),
    grant_id       VARCHAR(512),
    -- Encrypted.
    sealed_user_id VARCHAR(4096)            NOT NULL,
    since          TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at         TIMESTAMP WITH TIME ZONE NOT NULL,
    attempts       INTEGER                  NOT NULL
);
CREATE INDEX sayso_link_duty_due ON sayso_link_duty (due_at, added);
