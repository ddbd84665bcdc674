package org.sayso.authorization;

import java.util.UUID;

class H2AccountTests extends JdbcAccountContract {

    @Override
    String freshUrl() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }
}
