CREATE SEQUENCE IF NOT EXISTS color_wish_number;

-- The newest color that each owner agreed to; open until the profile has it.
CREATE TABLE IF NOT EXISTS color_wish (
    issuer  VARCHAR(500) NOT NULL,
    subject VARCHAR(255) NOT NULL,
    number  VARCHAR(20)  NOT NULL,
    color   VARCHAR(80)  NOT NULL,
    open    BOOLEAN      NOT NULL,
    PRIMARY KEY (issuer, subject)
);
