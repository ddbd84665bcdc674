-- Clients that were added while the server ran; those of the settings are not here. The secrets are keyed hashes, version:hash.
CREATE TABLE kept_clients (
    -- Kind and name, such as skill:pizza.
    id           VARCHAR(100)             NOT NULL PRIMARY KEY,
    client_id    VARCHAR(200)             NOT NULL UNIQUE,
    -- As in the settings (JSON: texts by name).
    members      VARCHAR                  NOT NULL,
    secret_hash  VARCHAR(100)             NOT NULL,
    secret_since TIMESTAMP WITH TIME ZONE NOT NULL,
    -- The secret before, which is good until then.
    former_hash  VARCHAR(100),
    former_until TIMESTAMP WITH TIME ZONE,
    added        TIMESTAMP WITH TIME ZONE NOT NULL
);
