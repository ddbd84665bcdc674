package org.sayso.samples.pizza;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What cannot work is explained at start-up, with the fix. */
@ExtendWith(OutputCaptureExtension.class)
class StartUpTests {

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sayso.skill-id",
                "sayso.confirmation.secret",
                "sayso.audit.key-file",
                "sayso.delivery.phone-inbox.url",
                "sayso.delivery.phone-inbox.token",
                "pizza.web-client.client-secret",
                "sayso.accounts.client-secret",
                "sayso.token.introspection.client-secret"
            })
    void requiredSettingMissing_isNamedWithTheFix(String property, CapturedOutput output) {
        Map<String, String> settings = settings();
        settings.remove(property);
        assertThatThrownBy(() -> PizzaOnDemandApplication.start(settings).close())
                .isNotNull();
        assertThat(output)
                .contains("The setting " + property + " is not set", "Action:", "Set it to")
                .doesNotContain("test-only");
    }

    @Test
    void databaseInUse_isExplained(CapturedOutput output) throws IOException {
        PizzaOnDemandApplication.start(settings()).close();
        try (FileChannel file = FileChannel.open(directory.resolve("pod.mv.db"), StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> PizzaOnDemandApplication.start(settings()).close())
                    .isNotNull();
        }
        assertThat(output).contains("The database file is in use by another process", "Stop the other process");
    }

    @Test
    void databaseCorrupt_isExplained(CapturedOutput output) throws IOException {
        Files.writeString(directory.resolve("pod.mv.db"), "this is not a database".repeat(1000));
        assertThatThrownBy(() -> PizzaOnDemandApplication.start(settings()).close())
                .isNotNull();
        assertThat(output).contains("The database file cannot be read", "Put a backup of the file in its place");
    }

    @Test
    void databaseThatLosesCommits_isRefused(CapturedOutput output) {
        Map<String, String> settings = settings();
        settings.put("spring.datasource.url", "jdbc:h2:file:" + directory.resolve("pod"));
        assertThatThrownBy(() -> PizzaOnDemandApplication.start(settings).close())
                .isNotNull();
        assertThat(output)
                .contains(
                        "The setting spring.datasource.url leads to a database that forgets",
                        "add ;WRITE_DELAY=0 to the database's JDBC URL");
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("server.port", "0");
        settings.put(
                "spring.datasource.url",
                "jdbc:h2:file:" + directory.resolve("pod") + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
        settings.put("pizza.web-client.client-secret", "test-only-web");
        settings.put("sayso.accounts.client-secret", "test-only-backend");
        settings.put("sayso.token.introspection.client-secret", "test-only-api");
        settings.put("sayso.skill-id", RunningPizzeria.SKILL_ID);
        settings.put("sayso.confirmation.secret", "dGVzdC1vbmx5LXNlY3JldC1vZi0zMi1ieXRlcy0wMTIzNDU2Nzg5");
        settings.put("sayso.audit.key-file", TestAuditKey.in(directory).toString());
        settings.put("sayso.delivery.phone-inbox.url", "http://localhost:9/phone/inbox");
        settings.put("sayso.delivery.phone-inbox.token", "test-only-token");
        return settings;
    }
}
