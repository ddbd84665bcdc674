-- Who may administrate the running server; the secrets are keyed hashes, version:hash.
CREATE TABLE administrators (
    name        VARCHAR(63)              NOT NULL PRIMARY KEY,
    client_id   VARCHAR(100)             NOT NULL UNIQUE,
    secret_hash VARCHAR(100)             NOT NULL,
    added       TIMESTAMP WITH TIME ZONE NOT NULL
);
