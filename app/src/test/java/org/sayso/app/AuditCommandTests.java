package org.sayso.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.audit.AuditEvent;
import org.sayso.audit.AuditKind;
import org.sayso.audit.AuditTrail;
import org.sayso.audit.seal.AuditKeys;
import org.sayso.audit.seal.Sealer;
import org.sayso.jdbc.JdbcStorage;
import org.sayso.jdbc.SaysoSchema;
import org.sayso.token.UserKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** {@code sayso audit} over an H2 file with two batches, of two events and of one, and one event that is not sealed. */
class AuditCommandTests {

    private static final KeyPair KEY = AuditKeys.generate();

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private DriverManagerDataSource database() {
        return new DriverManagerDataSource("jdbc:h2:file:" + folder.resolve("db"), "sa", "");
    }

    @BeforeEach
    void files() throws Exception {
        Files.writeString(folder.resolve("public.pem"), AuditKeys.pem(KEY.getPublic()));
        Files.writeString(
                folder.resolve("other.pem"), AuditKeys.pem(AuditKeys.generate().getPublic()));
        Files.writeString(folder.resolve("secret"), "demo-only\n");
        DriverManagerDataSource database = database();
        SaysoSchema.migrate(database);
        JdbcStorage storage = new JdbcStorage(database, new JdbcTransactionManager(database));
        Sealer sealer = new Sealer(storage.audit(), storage.unitOfWork(), KEY, Clock.systemUTC());
        record(storage, AuditKind.REQUESTED, AuditKind.WRONG_CODE);
        sealer.seal();
        record(storage, AuditKind.CONFIRMED);
        sealer.seal();
        record(storage, AuditKind.EFFECT_DONE);
    }

    private static void record(JdbcStorage storage, AuditKind... kinds) {
        AuditTrail trail =
                new AuditTrail(storage.audit(), "demo-only-demo-only-demo-only-demo".getBytes(StandardCharsets.UTF_8));
        storage.unitOfWork().run(() -> {
            Stream.of(kinds)
                    .forEach(kind -> trail.record(AuditEvent.of(
                            kind, Instant.EPOCH, new UserKey("https://accounts.example", "user-ann"), "skill")));
            return true;
        });
    }

    private int audit(String line) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] arguments = ("audit " + line)
                .replace("DB", "--database jdbc:h2:file:FOLDER/db")
                .replace("FOLDER", folder.toString())
                .split(" ", -1);
        return Sayso.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private Path export() throws Exception {
        assertThat(audit("export DB")).isZero();
        return Files.writeString(folder.resolve("export.jsonl"), out.toString());
    }

    private String head() {
        assertThat(audit("head DB")).isZero();
        return out.toString().strip();
    }

    @Test
    void trailAsItWasSealed_endsWithZero_andSaysWhatIsNotSealed() {
        String head = head();

        assertThat(head).matches("2:[0-9a-f]{64}");
        assertThat(audit("verify DB --key FOLDER/public.pem --head " + head)).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "2 batches with 3 events are as they were sealed; events not sealed yet: 1", "head " + head);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void alteredTrail_endsWithOne_andALineForEachFinding() {
        JdbcClient.create(database())
                .sql("UPDATE sayso_audit SET kind = 'CONFIRMED' WHERE kind = 'WRONG_CODE'")
                .update();

        assertThat(audit("verify DB --key FOLDER/public.pem")).isEqualTo(1);
        assertThat(out.toString())
                .startsWith("batch 1: EVENTS_ALTERED: its 2 events are not those that were sealed")
                .contains("findings: 1");
    }

    @Test
    void keyThatDidNotSeal_isFound_unlessTheRightOneIsGivenAsWell() {
        assertThat(audit("verify DB --key FOLDER/other.pem")).isEqualTo(1);
        assertThat(out.toString()).contains("batch 1: OTHER_KEY", "batch 2: OTHER_KEY");
        assertThat(audit("verify DB --key FOLDER/other.pem --key FOLDER/public.pem"))
                .isZero();
    }

    @Test
    void headThatIsNotThere_isFound() {
        assertThat(audit("verify DB --key FOLDER/public.pem --head 9:" + "a".repeat(64)))
                .isEqualTo(1);
        assertThat(out.toString()).contains("batch 9: TRUNCATED");
        assertThat(audit("verify DB --key FOLDER/public.pem --head 1:" + "a".repeat(64)))
                .isEqualTo(1);
        assertThat(out.toString()).contains("batch 1: OTHER_HEAD");
    }

    @Test
    void export_isVerifiedFromTheFile_withoutTheDatabase() throws Exception {
        String head = head();
        Path export = export();
        assertThat(Files.readString(export)).doesNotContain("user-ann", "accounts.example", "EFFECT_DONE");

        assertThat(audit("verify --file " + export + " --key FOLDER/public.pem --head " + head))
                .isZero();
        assertThat(audit("head --file " + export)).isZero();
        assertThat(out.toString().strip()).isEqualTo(head);
    }

    @Test
    void alteredExport_isFound() throws Exception {
        Path export = export();
        List<String> lines = Files.readAllLines(export);
        Files.writeString(export, Files.readString(export).replace("WRONG_CODE", "UNREADABLE"));
        assertThat(audit("verify --key FOLDER/public.pem --file " + export)).isEqualTo(1);
        assertThat(out.toString()).contains("batch 1: EVENTS_ALTERED");

        Files.write(export, lines.subList(0, lines.size() - 1));
        assertThat(audit("verify --key FOLDER/public.pem --file " + export)).isEqualTo(1);
        assertThat(out.toString()).contains("INCOMPLETE: the last line of an export is missing");

        Files.writeString(export, "{\"type\":\"event\",\n" + String.join("\n", lines) + "\n[]");
        assertThat(audit("verify --key FOLDER/public.pem --file " + export)).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "batch 1: UNREADABLE: a line is not JSON as it is exported",
                        "UNREADABLE: there are lines behind the end");
    }

    @Test
    void nothingSealed_hasNoHead() {
        JdbcClient.create(database()).sql("DELETE FROM sayso_audit_batch").update();

        assertThat(audit("head DB")).isEqualTo(1);
        assertThat(err.toString()).contains("Nothing is sealed yet.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void databaseOfARunningServer_isExplainedWithWhatToUse() throws Exception {
        try (FileChannel file = FileChannel.open(folder.resolve("db.mv.db"), StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(audit("verify DB --key FOLDER/public.pem")).isEqualTo(2);
        }
        assertThat(err.toString()).contains("use --url with --token-file in place of --database");
    }

    @Test
    void databaseThatIsNotThere_isNotMade() {
        assertThat(audit("head --database jdbc:h2:file:FOLDER/none")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no such database file.");
        assertThat(folder.resolve("none.mv.db")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify --key FOLDER/public.pem",
                "verify DB",
                "verify DB --file FOLDER/secret --key FOLDER/public.pem",
                "verify DB --key FOLDER/none",
                "verify DB --key FOLDER/secret",
                "verify DB --key FOLDER/public.pem --head demo-only",
                "verify --url https://pizza.example/sayso/audit --key FOLDER/public.pem",
                "verify --token-file FOLDER/secret --key FOLDER/public.pem",
                "head --url http://pizza.example/sayso/audit --token-file FOLDER/secret",
                "head --url ftp://localhost/sayso/audit --token-file FOLDER/secret",
                "head --url http://localhost:9/sayso/audit --token-file FOLDER/secret",
                "head --url http://localhost:9/sayso/audit --token-file FOLDER/none",
                "head --file FOLDER/none",
                "head --file FOLDER/export --user demo-only",
                "head --database jdbc:nonsense:demo-only",
                "head --database jdbc:postgresql://localhost:9/x?password=demo-only",
                "export",
                "nonsense"
            })
    void whatCannotBeRead_endsWithTwo_andNoSecretIsRepeated(String line) {
        assertThat(audit(line)).isEqualTo(2);
        assertThat(err.toString()).contains("Usage: java -jar ").doesNotContain("\tat ", "demo-only");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "export", "head"})
    void help_saysTheExitCodes(String command) {
        assertThat(audit(command + " --help")).isZero();
        assertThat(out.toString()).contains("--database=JDBC-URL", "Exit codes:");
    }
}
