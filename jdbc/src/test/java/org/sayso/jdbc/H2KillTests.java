package org.sayso.jdbc;

class H2KillTests extends KillContract {

    @Override
    String freshDatabase() {
        return Databases.fileUrl(directory.resolve("victim"));
    }

    @Override
    String database() {
        return "H2";
    }
}
