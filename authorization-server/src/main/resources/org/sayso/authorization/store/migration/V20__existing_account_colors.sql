-- What this server keeps of accounts that live elsewhere.
CREATE TABLE existing_account_colors (
    -- Of the account, as the company's own table or directory knows it, or as in upstream_accounts.
    subject VARCHAR(255) NOT NULL PRIMARY KEY,
    color   VARCHAR(200) NOT NULL
);
