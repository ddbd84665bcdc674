package org.sayso.authorization.mailcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.authorization.Postgres;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.settings.Secret;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;

/** On both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailedCodesTests {

    private static final String ANN = "ann@example.com";

    private final ServerDatabase h2 = ServerDatabase.open(new DatabaseSettings(null, null, null));
    private final ServerDatabase postgres =
            ServerDatabase.open(new DatabaseSettings(Postgres.freshDatabase(), "postgres", Secret.of("postgres")));
    private final ServerSecrets secrets = ServerSecrets.random();
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");

    Stream<ServerDatabase> databases() {
        return Stream.of(h2, postgres);
    }

    @AfterAll
    void close() {
        databases().forEach(ServerDatabase::close);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void rightCode_isGoodOnce(ServerDatabase database) {
        MailedCodes codes = codes(database);
        MailedCode made = codes.make(CodePurpose.SIGN_UP, ANN);
        assertThat(made.code()).matches("[0-9]{8}");
        assertThat(check(codes, made, made.code())).isEqualTo(CodeAnswer.RIGHT);
        assertThat(check(codes, made, made.code())).isEqualTo(CodeAnswer.OVER);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void codeTypedWithBlanksHyphensOrWideDigits_isRight(ServerDatabase database) {
        MailedCodes codes = codes(database);
        for (String between : List.of(" ", "-", "\u00a0", "\u3000")) {
            MailedCode made = codes.make(CodePurpose.SIGN_UP, ANN);
            String typed =
                    " " + made.code().substring(0, 4) + between + made.code().substring(4) + " ";
            assertThat(check(codes, made, typed)).as(between).isEqualTo(CodeAnswer.RIGHT);
        }
        MailedCode made = codes.make(CodePurpose.SIGN_UP, ANN);
        StringBuilder wide = new StringBuilder();
        made.code().chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        assertThat(check(codes, made, wide.toString())).isEqualTo(CodeAnswer.RIGHT);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void codeForAnotherPurposeAddressOrSession_isWrong(ServerDatabase database) {
        MailedCodes codes = codes(database);
        MailedCode made = codes.make(CodePurpose.SIGN_UP, ANN);
        MailedCode other = codes.make(CodePurpose.SIGN_UP, ANN);
        assertThat(codes.check(made.id(), CodePurpose.NEW_PASSWORD, ANN, made.code()))
                .isEqualTo(CodeAnswer.WRONG);
        assertThat(codes.check(made.id(), CodePurpose.SIGN_UP, "eve@example.com", made.code()))
                .isEqualTo(CodeAnswer.WRONG);
        assertThat(codes.check(other.id(), CodePurpose.SIGN_UP, ANN, made.code()))
                .isEqualTo(CodeAnswer.WRONG);
        assertThat(codes.check("unknown", CodePurpose.SIGN_UP, ANN, made.code()))
                .isEqualTo(CodeAnswer.OVER);
        assertThat(check(codes, made, made.code())).isEqualTo(CodeAnswer.RIGHT);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void fiveWrongTries_endTheCode_andWhatIsNoCodeIsNoTry(ServerDatabase database) {
        MailedCodes codes = codes(database);
        MailedCode made = codes.make(CodePurpose.SIGN_UP, ANN);
        String wrong = made.code().equals("00000000") ? "00000001" : "00000000";
        for (String noCode : List.of("", "1234567", "123456789", "abcdefgh", "1".repeat(1_000), "1234567\u0000")) {
            assertThat(check(codes, made, noCode)).isEqualTo(CodeAnswer.WRONG);
        }
        for (int tried = 0; tried < 5; tried++) {
            assertThat(check(codes, made, wrong)).isEqualTo(CodeAnswer.WRONG);
        }
        assertThat(check(codes, made, made.code())).isEqualTo(CodeAnswer.OVER);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void codeThatIsTooOld_isOverAndDeleted(ServerDatabase database) {
        MailedCodes codes = codes(database);
        MailedCode made = codes.make(CodePurpose.SIGN_UP, ANN);
        now = now.plus(Duration.ofMinutes(15));
        assertThat(check(codes, made, made.code())).isEqualTo(CodeAnswer.OVER);
        now = now.plusSeconds(1);
        codes.tend();
        assertThat(database.jdbc()
                        .sql("SELECT COUNT(*) FROM mailed_codes")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void manyAtOnce_useItOnceAndGuessFiveTimes(ServerDatabase database) throws Exception {
        MailedCodes codes = codes(database);
        MailedCode right = codes.make(CodePurpose.SIGN_UP, ANN);
        MailedCode guessed = codes.make(CodePurpose.SIGN_UP, ANN);
        String wrong = guessed.code().equals("00000000") ? "00000001" : "00000000";
        assertThat(atOnce(() -> check(codes, right, right.code())).filter(CodeAnswer.RIGHT::equals))
                .hasSize(1);
        assertThat(atOnce(() -> check(codes, guessed, wrong)).filter(CodeAnswer.WRONG::equals))
                .hasSize(5);
    }

    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("databases")
    void codeAndAddress_areNotInTheDatabase(ServerDatabase database) {
        MailedCode made = codes(database).make(CodePurpose.SIGN_UP, ANN);
        assertThat(database.jdbc()
                        .sql("SELECT * FROM mailed_codes WHERE id = :id")
                        .param("id", made.id())
                        .query()
                        .singleRow()
                        .toString())
                .doesNotContain(made.code(), ANN, "example");
    }

    private static Stream<CodeAnswer> atOnce(Callable<CodeAnswer> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CodeAnswer> answers = new java.util.ArrayList<>();
            for (var each : threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(each -> work).toList())) {
                answers.add(each.get());
            }
            return answers.stream();
        } finally {
            threads.shutdownNow();
        }
    }

    private static CodeAnswer check(MailedCodes codes, MailedCode made, String typed) {
        return codes.check(made.id(), CodePurpose.SIGN_UP, ANN, typed);
    }

    private MailedCodes codes(ServerDatabase database) {
        return new MailedCodes(database, secrets, () -> now, Duration.ofMinutes(15));
    }
}
