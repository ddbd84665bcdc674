-- They may be there: the file in which passkeys were kept before becomes the database.
-- Columns as Spring Security reads them (user-entities-schema.sql, user-credentials-schema.sql).
CREATE TABLE IF NOT EXISTS user_entities (
    id           VARCHAR(1000) NOT NULL PRIMARY KEY,
    -- The subject of the account.
    name         VARCHAR(100)  NOT NULL UNIQUE,
    display_name VARCHAR(200)
);

CREATE TABLE IF NOT EXISTS user_credentials (
    -- An authenticator's id has at most 1023 bytes, which are 1364 characters here.
    credential_id                VARCHAR(1400) NOT NULL PRIMARY KEY,
    user_entity_user_id          VARCHAR(1000) NOT NULL REFERENCES user_entities (id),
    public_key                   BYTEA         NOT NULL,
    signature_count              BIGINT,
    uv_initialized               BOOLEAN,
    backup_eligible              BOOLEAN       NOT NULL,
    authenticator_transports     VARCHAR(1000),
    public_key_credential_type   VARCHAR(100),
    backup_state                 BOOLEAN       NOT NULL,
    attestation_object           BYTEA,
    attestation_client_data_json BYTEA,
    created                      TIMESTAMP,
    last_used                    TIMESTAMP,
    label                        VARCHAR(1000) NOT NULL
);

CREATE INDEX IF NOT EXISTS user_credentials_by_user ON user_credentials (user_entity_user_id);
