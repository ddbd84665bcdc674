package org.sayso.authorization.users;

import org.sayso.authorization.Postgres;

class PostgresUsersTests extends UsersContract {

    @Override
    String url() {
        return Postgres.freshDatabase();
    }
}
