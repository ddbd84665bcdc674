package org.sayso.authorization;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Accounts in a shop's table. */
abstract class JdbcAccountContract extends ExistingAccountsContract {

    static final String SIGN_IN = "SELECT 'shop-' || id AS subject, '{bcrypt}' || hash AS password_hash FROM customers"
            + " WHERE LOWER(login) = LOWER(:userName)";
    static final String ACCOUNT =
            "SELECT 'shop-' || id AS subject, login AS user_name, full_name AS name, mail AS email,"
                    + " mail_ok AS email_verified, phone AS phone_number, phone_ok AS phone_number_verified, open AS enabled"
                    + " FROM customers WHERE 'shop-' || id = :subject";

    private String url = "";

    abstract String freshUrl();

    @Override
    Map<String, String> openAccounts() {
        url = freshUrl();
        BCryptPasswordEncoder bcrypt = new BCryptPasswordEncoder(4);
        run("CREATE TABLE customers (id INT PRIMARY KEY, login VARCHAR(50), full_name VARCHAR(99), hash VARCHAR(99),"
                + " mail VARCHAR(99), mail_ok BOOLEAN, phone VARCHAR(30), phone_ok BOOLEAN, open BOOLEAN)");
        run("INSERT INTO customers VALUES (17, 'ann', 'Ann Archer', '" + bcrypt.encode("demo-only-ann")
                + "', 'ann@example.com', TRUE, '+1 (202) 555-0142', FALSE, TRUE)");
        run("INSERT INTO customers VALUES (18, 'eve', 'Eve Eden', '" + bcrypt.encode("demo-only-eve")
                + "', NULL, FALSE, NULL, FALSE, TRUE)");
        return settings(url);
    }

    @Override
    Map<String, String> openedSettings() {
        return settings(url);
    }

    static Map<String, String> settings(String url) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sayso.authorization.existing.jdbc.url", url);
        settings.put("sayso.authorization.existing.jdbc.sign-in-query", SIGN_IN);
        settings.put("sayso.authorization.existing.jdbc.account-query", ACCOUNT);
        return settings;
    }

    @Override
    String subjectOf(String userName) {
        return userName.equals("ann") ? "shop-17" : "shop-18";
    }

    @Override
    void closeAccount(String userName) {
        run("UPDATE customers SET open = FALSE WHERE login = '" + userName + "'");
    }

    @Override
    void reopenAccount(String userName) {
        run("UPDATE customers SET open = TRUE WHERE login = '" + userName + "'");
    }

    @Override
    int takeAway() {
        run("ALTER TABLE customers RENAME TO moved");
        return 500;
    }

    @Override
    void bringBack() {
        run("ALTER TABLE moved RENAME TO customers");
    }

    void run(String sql) {
        JdbcClient.create(new DriverManagerDataSource(url)).sql(sql).update();
    }
}
