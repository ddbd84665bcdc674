-- People who sign in at an OpenID provider, as it told when they did so last. Its tokens are not kept.
CREATE TABLE upstream_accounts (
    -- Random, made at the first sign-in; "sub" of our tokens.
    subject          VARCHAR(64)   NOT NULL PRIMARY KEY,
    issuer           VARCHAR(500)  NOT NULL,
    -- "sub" of the provider's ID token; at most 255 characters (OpenID Connect Core section 2).
    upstream_subject VARCHAR(255)  NOT NULL,
    user_name        VARCHAR(255)  NOT NULL,
    name             VARCHAR(255)  NOT NULL,
    given_name       VARCHAR(255),
    email            VARCHAR(320),
    email_verified   BOOLEAN       NOT NULL,
    first_signed_in  TIMESTAMP WITH TIME ZONE NOT NULL,
    last_signed_in   TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (issuer, upstream_subject)
);
