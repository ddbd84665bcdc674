package org.sayso.authorization;

class PostgresAccountTests extends JdbcAccountContract {

    @Override
    String freshUrl() {
        return Postgres.freshDatabase();
    }
}
