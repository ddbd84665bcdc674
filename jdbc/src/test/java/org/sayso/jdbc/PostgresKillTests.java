package org.sayso.jdbc;

class PostgresKillTests extends KillContract {

    @Override
    String freshDatabase() {
        return Postgres.freshDatabase();
    }

    @Override
    String database() {
        return "PostgreSQL";
    }
}
