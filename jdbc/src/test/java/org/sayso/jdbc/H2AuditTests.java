package org.sayso.jdbc;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2AuditTests extends JdbcAuditContract {

    @TempDir
    Path directory;

    @Override
    String freshDatabase() {
        return Databases.fileUrl(directory.resolve("audit"));
    }
}
