package org.sayso.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.audit.AuditEvent;
import org.sayso.audit.AuditKind;
import org.sayso.audit.AuditTrail;
import org.sayso.audit.seal.AuditKeys;
import org.sayso.audit.seal.AuditReport;
import org.sayso.audit.seal.AuditVerifier;
import org.sayso.audit.seal.Sealer;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Storage;
import org.sayso.token.UserKey;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** How the starter seals and exports the audit trail, and what it refuses. */
@ExtendWith(OutputCaptureExtension.class)
class AuditSettingsTests {

    private static final String TOKEN = "demo-only-demo-only-demo-only-demo";
    private static final KeyPair KEY = AuditKeys.generate();

    @TempDir
    Path folder;

    private final InMemoryStorage storage = new InMemoryStorage();

    @BeforeEach
    void files() throws Exception {
        Files.createFile(
                folder.resolve("key.pem"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(folder.resolve("key.pem"), AuditKeys.pem(KEY.getPrivate()));
        Files.copy(folder.resolve("key.pem"), folder.resolve("open.pem"));
        Files.setPosixFilePermissions(folder.resolve("open.pem"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.createFile(
                folder.resolve("no-key.pem"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private WebApplicationContextRunner with(String... settings) {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(AuditAutoConfiguration.class))
                .withUserConfiguration(Properties.class)
                .withBean(Storage.class, () -> storage)
                .withBean(Clock.class, Clock::systemUTC)
                .withPropertyValues("sayso.audit.key-file=" + folder.resolve("key.pem"))
                .withPropertyValues(settings);
    }

    @EnableConfigurationProperties(SaysoProperties.class)
    static class Properties {}

    private void record(int events) {
        AuditTrail trail = new AuditTrail(storage.audit(), TOKEN.getBytes(StandardCharsets.UTF_8));
        storage.unitOfWork().run(() -> {
            for (int i = 0; i < events; i++) {
                trail.record(AuditEvent.of(
                        AuditKind.REQUESTED, Instant.EPOCH, new UserKey("https://issuer.example", "ann"), "skill"));
            }
            return true;
        });
    }

    private static AuditReport verified(List<String> lines) {
        AuditVerifier verifier = new AuditVerifier(List.of(KEY.getPublic()), List.of());
        lines.forEach(verifier::line);
        return verifier.report();
    }

    private void sealedWithin(int seconds) {
        Instant end = Instant.now().plusSeconds(seconds);
        while (storage.audit().unsealed() > 0 && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(storage.audit().unsealed()).isZero();
    }

    @Test
    void eventsAreSealed_whenTheTimeHasCome() {
        record(2);
        with("sayso.audit.every=1s").run(context -> {
            assertThat(context).hasNotFailed();
            sealedWithin(20);
        });
    }

    @Test
    void manyEvents_areSealedBeforeTheTimeHasCome() {
        record(20);
        with("sayso.audit.every=1h", "sayso.audit.at-events=20").run(context -> sealedWithin(20));
    }

    @Test
    void whatIsNotSealedYet_isSealedAtTheEnd() {
        with().run(context -> {
            record(3);
            assertThat(storage.audit().unsealed()).isEqualTo(3);
        });
        assertThat(storage.audit().unsealed()).isZero();
        assertThat(storage.audit().newest()).isPresent();
    }

    @Test
    void sealingThatFails_isAnErrorInTheLog_andTriedAgain(CapturedOutput output) {
        record(1);
        AtomicBoolean broken = new AtomicBoolean(true);
        Clock stopped = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                if (broken.getAndSet(false)) {
                    throw new IllegalStateException("the clock stands still");
                }
                return Instant.EPOCH;
            }
        };
        AuditSealing sealing = new AuditSealing(
                new Sealer(storage.audit(), storage.unitOfWork(), KEY, stopped), Duration.ofSeconds(1), 1_000);
        sealing.start();
        try {
            sealedWithin(20);
        } finally {
            sealing.stop();
        }

        assertThat(output).contains("The audit trail could not be sealed", "the clock stands still");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key-file=             | is not set",
                "key-file=FOLDER/none  | names a file that cannot be read",
                "key-file=FOLDER/open.pem | names a file that others than its owner may open",
                "key-file=FOLDER/no-key.pem | names a file without a key that can be used",
                "every=500ms           | is not between a second and an hour",
                "every=61m             | is not between a second and an hour",
                "at-events=0           | is not between 1 and 10000",
                "export-token=short    | has only 5 characters",
            })
    void settingThatCannotWork_isRefusedByName(String setting, String problem) {
        with("sayso.audit." + setting.replace("FOLDER", folder.toString()))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(RefusedSettingException.class, refused -> {
                            assertThat(refused)
                                    .hasMessage("sayso.audit." + setting.replaceAll("=.*", "") + " " + problem);
                            assertThat(refused.fix()).isNotBlank();
                        }));
    }

    @Test
    void trailThatIsNotSealed_needsNoKey_andTheLogSaysWhatThatMeans(CapturedOutput output) {
        record(1);
        with("sayso.audit.sealed=false", "sayso.audit.key-file=")
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(storage.audit().unsealed()).isEqualTo(1);
        assertThat(output).contains("can alter it unnoticed");
    }

    @Test
    void export_isNotServedUnlessAskedFor() {
        with().run(context -> assertThat(context).doesNotHaveBean(AuditServlet.class));
    }

    @Test
    void export_servesTheTrailToTheToken() {
        record(2);
        with("sayso.audit.every=1s", "sayso.audit.export-token=" + TOKEN).run(context -> {
            sealedWithin(20);
            MockHttpServletResponse response = get(context.getBean(AuditServlet.class), "Bearer " + TOKEN);

            assertThat(response.getStatus()).isEqualTo(200);
            assertThat(response.getContentType()).startsWith("application/x-ndjson");
            assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
            AuditReport report = verified(response.getContentAsString().lines().toList());
            assertThat(report.findings()).isEmpty();
            assertThat(report.events()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Bearer ", "Bearer other", "bearer " + TOKEN, "Basic " + TOKEN, "Bearer " + TOKEN + "x"})
    void export_isRefusedToEverybodyElse(String authorization) {
        record(1);
        with("sayso.audit.export-token=" + TOKEN).run(context -> {
            MockHttpServletResponse response = get(context.getBean(AuditServlet.class), authorization);

            assertThat(response.getStatus()).isEqualTo(401);
            assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(response.getContentAsString()).isEmpty();
        });
    }

    private static MockHttpServletResponse get(AuditServlet servlet, String authorization) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/sayso/audit");
        if (!authorization.isEmpty()) {
            request.addHeader("Authorization", authorization);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        servlet.service(request, response);
        return response;
    }
}
