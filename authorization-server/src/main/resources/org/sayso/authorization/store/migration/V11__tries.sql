-- How often something was tried lately: a password of an account, something from an address of the network, a code for an e-mail
-- address. Which account or address it is cannot be seen: keyed hashes.
CREATE TABLE tries (
    counter   VARCHAR(64)              NOT NULL PRIMARY KEY,
    tries     INTEGER                  NOT NULL,
    next_try  TIMESTAMP WITH TIME ZONE NOT NULL,
    last_try  TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX tries_to_forget ON tries (last_try);
