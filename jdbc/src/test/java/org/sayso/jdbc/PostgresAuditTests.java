package org.sayso.jdbc;

class PostgresAuditTests extends JdbcAuditContract {

    @Override
    String freshDatabase() {
        return Postgres.freshDatabase();
    }
}
