package org.sayso.jdbc;

class PostgresFaultTests extends FaultContract {

    @Override
    String freshDatabase() {
        return Postgres.freshDatabase();
    }
}
