-- Standard SQL only: the same file runs on H2 and PostgreSQL.

-- Which secrets this database was used with, by their fingerprints.
CREATE TABLE server_secrets (
    version VARCHAR(8)               NOT NULL PRIMARY KEY,
    added   TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Authorizations, from the question for consent to the end of a link. Codes and tokens are here as keyed hashes only; where a
-- hash may outlive its key's time as the current one, the version of the key is beside it.
CREATE TABLE links (
    id              VARCHAR(100)             NOT NULL PRIMARY KEY,
    client          VARCHAR(200)             NOT NULL,
    subject         VARCHAR(200)             NOT NULL,
    grant_type      VARCHAR(100)             NOT NULL,
    -- Allowed ones, with blanks between them; NULL until consent.
    scopes          VARCHAR(4000),
    created         TIMESTAMP WITH TIME ZONE NOT NULL,
    -- How the owner signed in (JSON). Names are in there until the code is redeemed.
    signed_in       VARCHAR,
    -- The authorization request (JSON). The client's state is in there until consent.
    request         VARCHAR,
    -- Of the state that the consent page hands back; NULL when it was.
    state_hash      VARCHAR(64) UNIQUE,
    code_hash       VARCHAR(64) UNIQUE,
    code_expires    TIMESTAMP WITH TIME ZONE,
    code_used       TIMESTAMP WITH TIME ZONE,
    -- Of the ID token that came with the code, and its claims as far as they are needed again (JSON).
    id_token_hash   VARCHAR(64) UNIQUE,
    id_token_claims VARCHAR,
    -- When the link began: its first refresh token. NULL before, and where there is none.
    linked          TIMESTAMP WITH TIME ZONE,
    -- Generation 0 of the refresh token.
    refresh_hash    VARCHAR(64),
    refresh_key     VARCHAR(8),
    -- What the secrets of all other generations are derived from, besides a key of the server.
    refresh_seed    VARCHAR(64),
    -- The newest generation that was used, when it was first used, and the versions of its key and of its successor's.
    used_generation INTEGER,
    used_at         TIMESTAMP WITH TIME ZONE,
    used_key        VARCHAR(8),
    successor_key   VARCHAR(8),
    -- Moves once a day at most.
    last_used       DATE,
    idle_until      TIMESTAMP WITH TIME ZONE,
    ended           TIMESTAMP WITH TIME ZONE,
    end_reason      VARCHAR(40),
    forget_after    TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX links_by_subject ON links (subject);
CREATE INDEX links_to_forget ON links (forget_after);

-- The access tokens of a link that have not expired. There may be several: Alexa uses an old one after a lost answer.
CREATE TABLE access_tokens (
    hash    VARCHAR(64)              NOT NULL PRIMARY KEY,
    link    VARCHAR(100)             NOT NULL REFERENCES links (id) ON DELETE CASCADE,
    issued  TIMESTAMP WITH TIME ZONE NOT NULL,
    expires TIMESTAMP WITH TIME ZONE NOT NULL,
    scopes  VARCHAR(4000)            NOT NULL,
    claims  VARCHAR                  NOT NULL,
    revoked BOOLEAN                  NOT NULL
);
CREATE INDEX access_tokens_of_link ON access_tokens (link);
CREATE INDEX access_tokens_to_forget ON access_tokens (expires);

-- The answers to codes that were just redeemed, for who did not get theirs: each sealed under a key that is made of its code and
-- a key of the server, of this version.
CREATE TABLE code_answers (
    link        VARCHAR(100)             NOT NULL PRIMARY KEY REFERENCES links (id) ON DELETE CASCADE,
    sealed      VARCHAR                  NOT NULL,
    sealed_with VARCHAR(8)               NOT NULL,
    good_until  TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Columns as Spring Security reads them (oauth2-authorization-consent-schema.sql).
CREATE TABLE oauth2_authorization_consent (
    registered_client_id VARCHAR(200)  NOT NULL,
    principal_name       VARCHAR(200)  NOT NULL,
    authorities          VARCHAR(4000) NOT NULL,
    PRIMARY KEY (registered_client_id, principal_name)
);
