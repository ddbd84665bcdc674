-- Codes that were sent to show that an address is somebody's. Neither the code nor the address can be seen: keyed hashes.
CREATE TABLE mailed_codes (
    -- Random; the browser's session has it, nobody else.
    id      VARCHAR(40)              NOT NULL PRIMARY KEY,
    -- Of purpose, address and code together.
    hash    VARCHAR(64)              NOT NULL,
    -- Counted before each comparison.
    tries   INTEGER                  NOT NULL,
    expires TIMESTAMP WITH TIME ZONE NOT NULL,
    used    BOOLEAN                  NOT NULL
);
CREATE INDEX mailed_codes_to_forget ON mailed_codes (expires);
