-- Remote effects that are owed for confirmed challenges. Standard SQL only: the same file runs on H2 and PostgreSQL.

CREATE TABLE sayso_effect (
    -- Also the idempotency key: at most one effect of a challenge is owed.
    challenge_id VARCHAR(64)              NOT NULL PRIMARY KEY,
    added        BIGINT                   GENERATED ALWAYS AS IDENTITY,
    state        VARCHAR(16)              NOT NULL,
    since        TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    attempts     INTEGER                  NOT NULL,
    CONSTRAINT sayso_effect_state CHECK (
        CASE state WHEN 'WAITING' THEN TRUE WHEN 'PERFORMED' THEN TRUE ELSE FALSE END)
);
CREATE INDEX sayso_effect_due ON sayso_effect (state, due_at, added);

-- Every check is a CASE. H2 2.4.240 turns IN, and ORs of comparisons, into a set that asks the connection which made the table
-- how to compare; once a pool has retired that connection, each change of the table is refused until the next start.
ALTER TABLE sayso_outbox DROP CONSTRAINT sayso_outbox_state;
ALTER TABLE sayso_outbox ADD CONSTRAINT sayso_outbox_state CHECK (
    CASE state
        WHEN 'WAITING' THEN TRUE
        WHEN 'DELIVERED' THEN sealed = ''
        WHEN 'UNDELIVERABLE' THEN sealed = ''
        WHEN 'CANCELLED' THEN sealed = ''
        ELSE FALSE
    END);
