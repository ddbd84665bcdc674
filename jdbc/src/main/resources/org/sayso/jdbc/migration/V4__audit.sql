-- Standard SQL only: the same file runs on H2 and PostgreSQL.

-- What happened to confirmations. A batch seals all columns.
CREATE TABLE sayso_audit (
    id                 BIGINT                   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The batch that seals it; NULL until then.
    batch              BIGINT,
    happened_at        TIMESTAMP WITH TIME ZONE NOT NULL,
    kind               VARCHAR(32)              NOT NULL,
    -- The pseudonym of the account.
    person             VARCHAR(64)              NOT NULL,
    skill              VARCHAR(255)             NOT NULL,
    transaction_type   VARCHAR(255)             NOT NULL,
    transaction_digest VARCHAR(64)              NOT NULL,
    challenge_id       VARCHAR(64)              NOT NULL,
    method             VARCHAR(64)              NOT NULL,
    reason             VARCHAR(64)              NOT NULL
);
CREATE INDEX sayso_audit_in_batch ON sayso_audit (batch, id);

-- Seals over the events of a batch and all batches before it.
CREATE TABLE sayso_audit_batch (
    -- The primary key lets one of several replicas seal.
    number        BIGINT                   NOT NULL PRIMARY KEY,
    sealed_at     TIMESTAMP WITH TIME ZONE NOT NULL,
    events        INTEGER                  NOT NULL,
    events_hash   VARCHAR(64)              NOT NULL,
    previous_head VARCHAR(64)              NOT NULL,
    key_id        VARCHAR(32)              NOT NULL,
    head          VARCHAR(64)              NOT NULL,
    signature     VARCHAR(128)             NOT NULL
);

-- The key of each account's pseudonym, under a name that only the server key can compute. Deleting a row makes the account's
-- events nobody's.
CREATE TABLE sayso_audit_person (
    name       VARCHAR(64) NOT NULL PRIMARY KEY,
    secret_key VARCHAR(64) NOT NULL
);
