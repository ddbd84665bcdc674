-- Remote effects that are owed for confirmed challenges. Standard SQL only: the same file runs on H2 and PostgreSQL.

CREATE TABLE sayso_effect (
    -- Also the idempotency key: at most one effect of a challenge is owed.
    challenge_id VARCHAR(64)              NOT NULL PRIMARY KEY,
    added        BIGINT                   GENERATED ALWAYS AS IDENTITY,
    state        VARCHAR(16)              NOT NULL,
    since        TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at       TIMESTAMP WITH TIME ZONE NOT NULL,
    attempts     INTEGER                  NOT NULL,
    CONSTRAINT sayso_effect_state CHECK (state IN ('WAITING', 'PERFORMED'))
);
CREATE INDEX sayso_effect_due ON sayso_effect (state, due_at, added);
