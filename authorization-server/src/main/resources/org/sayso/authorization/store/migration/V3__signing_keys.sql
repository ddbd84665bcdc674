-- The keys that sign tokens. What a key does follows from the times: the newest whose time has come signs, later ones are
-- published ahead, earlier ones until their last token has expired.
CREATE TABLE signing_keys (
    id          VARCHAR(100)             NOT NULL PRIMARY KEY,
    -- The key before; the constraint lets one of several servers make the next.
    predecessor VARCHAR(100)             NOT NULL UNIQUE,
    public_key  VARCHAR                  NOT NULL,
    -- The whole key, sealed, and the version of the key it is sealed with.
    sealed      VARCHAR                  NOT NULL,
    sealed_with VARCHAR(8)               NOT NULL,
    created     TIMESTAMP WITH TIME ZONE NOT NULL,
    signs_from  TIMESTAMP WITH TIME ZONE NOT NULL
);
