-- Accounts that this server keeps itself.
CREATE TABLE users (
    -- Random; "sub" of the tokens. Never used again.
    subject           VARCHAR(64)              NOT NULL PRIMARY KEY,
    -- The e-mail address as typed, and in the one form that tells it from others.
    email             VARCHAR(254)             NOT NULL,
    canonical_email   VARCHAR(254)             NOT NULL UNIQUE,
    email_verified    TIMESTAMP WITH TIME ZONE,
    name              VARCHAR(200)             NOT NULL,
    given_name        VARCHAR(200),
    -- Slow, salted, naming its kind and cost. NULL for somebody who has not chosen a password.
    password_hash     VARCHAR(500),
    phone_number      VARCHAR(16),
    phone_verified    TIMESTAMP WITH TIME ZONE,
    preferred_channel VARCHAR(10),
    created           TIMESTAMP WITH TIME ZONE NOT NULL,
    -- Since when nobody signs in to it and its links rest; NULL for an open one.
    disabled          TIMESTAMP WITH TIME ZONE,
    -- Sign-ins from before that are over, in whatever browser.
    signed_out_before TIMESTAMP WITH TIME ZONE
);
