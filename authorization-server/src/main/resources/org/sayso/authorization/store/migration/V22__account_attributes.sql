-- What this server keeps of accounts, wherever they live: the attributes that the settings declare.
CREATE TABLE account_attributes (
    -- Of the account, as the company's own table or directory knows it, or as in upstream_accounts.
    subject         VARCHAR(255)  NOT NULL,
    -- As in claims, such as favorite_color.
    name            VARCHAR(200)  NOT NULL,
    attribute_value VARCHAR(4000) NOT NULL,
    PRIMARY KEY (subject, name)
);

INSERT INTO account_attributes (subject, name, attribute_value)
SELECT subject, 'favorite_color', color FROM existing_account_colors;

DROP TABLE existing_account_colors;
