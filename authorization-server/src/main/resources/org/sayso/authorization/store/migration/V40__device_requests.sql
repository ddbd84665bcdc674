-- What devices asked for (RFC 8628), from the request to shortly after its codes have expired. Codes are here as keyed hashes only.
CREATE TABLE device_requests (
    -- Becomes the id of the link.
    id            VARCHAR(100)             NOT NULL PRIMARY KEY,
    client        VARCHAR(200)             NOT NULL,
    scopes        VARCHAR(4000)            NOT NULL,
    device_hash   VARCHAR(64)              NOT NULL UNIQUE,
    user_hash     VARCHAR(64)              NOT NULL UNIQUE,
    expires       TIMESTAMP WITH TIME ZONE NOT NULL,
    -- How often the device may ask, in seconds, and when next.
    poll_interval INTEGER                  NOT NULL,
    poll_after    TIMESTAMP WITH TIME ZONE NOT NULL,
    -- Who typed the user code last and how they signed in (JSON), and the state of the question they are shown.
    subject       VARCHAR(200),
    signed_in     VARCHAR,
    state_hash    VARCHAR(64) UNIQUE,
    -- ALLOWED or DENIED; NULL while nobody has answered.
    answer        VARCHAR(10),
    redeemed      TIMESTAMP WITH TIME ZONE,
    forget_after  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX device_requests_to_forget ON device_requests (forget_after);
