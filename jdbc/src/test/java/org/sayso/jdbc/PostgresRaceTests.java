package org.sayso.jdbc;

class PostgresRaceTests extends RaceContract {

    @Override
    String freshDatabase() {
        return Postgres.freshDatabase();
    }
}
