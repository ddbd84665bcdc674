package org.sayso.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ask.Skill;
import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.SaysoModule;
import org.sayso.alexa.proof.RequestProof;
import org.sayso.alexa.voiceforward.VoiceForward;
import org.sayso.alexa.web.AlexaServlet;
import org.sayso.alexa.web.SkillEndpoint;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.DestinationRule;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.MessageSender;
import org.sayso.confirmation.Storage;
import org.sayso.delivery.EffectDispatcher;
import org.sayso.delivery.OutboxDispatcher;
import org.sayso.jdbc.Durability;
import org.sayso.token.TokenVerifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class AutoConfigurationTests {

    private static final String SECRET = "dGVzdC1vbmx5LXNlY3JldC1vZi0zMi1ieXRlcy0wMTIzNDU2Nzg5";

    private final WebApplicationContextRunner plain = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class,
                    TokenAutoConfiguration.class,
                    ConfirmationAutoConfiguration.class,
                    TraceAutoConfiguration.class,
                    SkillAutoConfiguration.class))
            .withUserConfiguration(TestSkill.class)
            .withPropertyValues(
                    "server.address=127.0.0.1",
                    "spring.datasource.url=jdbc:h2:mem:starter",
                    "sayso.skill-id=amzn1.ask.skill.test",
                    "sayso.skill-name=Test",
                    "sayso.token.issuer=https://issuer.example",
                    "sayso.token.audience=https://service.example",
                    "sayso.token.allowed-clients=alexa");

    private final WebApplicationContextRunner confirming = plain.withUserConfiguration(TestConfirmation.class)
            .withPropertyValues(
                    "sayso.confirmation.secret=" + SECRET,
                    "sayso.confirmation.intent=AuthorizeIntent",
                    "sayso.confirmation.phrase=authorize",
                    "sayso.delivery.phone-inbox.url=http://localhost:9/inbox",
                    "sayso.delivery.phone-inbox.token=token");

    @Test
    void nothingToConfirm_needsNeitherDatabaseNorSecret() {
        plain.run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(SkillEndpoint.class)
                    .hasSingleBean(SaysoModule.class);
            assertThat(context).doesNotHaveBean(Confirmations.class).doesNotHaveBean(Storage.class);
            assertThat(context).doesNotHaveBean(LastTrace.class);
        });
    }

    @Test
    void somethingToConfirm_hasItAllWired() {
        confirming.run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(Confirmations.class)
                    .hasSingleBean(OutboxDispatcher.class)
                    .hasSingleBean(EffectDispatcher.class)
                    .hasSingleBean(TokenVerifier.class)
                    .hasSingleBean(RequestProof.class)
                    .hasSingleBean(AlexaServlet.class)
                    .hasBean("saysoOverdueSweep")
                    .hasSingleBean(DestinationRule.class);
            assertThat(context.getBean(Confirmations.class).codeLength()).isEqualTo(6);
        });
    }

    @Test
    void profilePin_isAMethodWhereTheSkillHasPersonalization() {
        confirming
                .withPropertyValues(
                        "sayso.confirmation.methods=profile-pin,sms-code", "sayso.alexa.personalization=true")
                .run(context -> assertThat(context.getBean(Confirmations.class).methods())
                        .containsExactlyInAnyOrder("profile-pin", "sms-code"));
    }

    @Test
    void profilePinAndLinkingByVoiceTogether_areRefusedWithTheReason() {
        confirming
                .withPropertyValues("sayso.confirmation.methods=profile-pin", "sayso.alexa.personalization=true")
                .withBean(VoiceForward.class, () -> VoiceForward.builder().build())
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(RefusedSettingException.class)
                        .hasMessageContaining("sayso.confirmation.methods")
                        .hasMessageContaining("has profile-pin while accounts are linked by voice")
                        .hasMessageContaining("Amazon excludes the pair"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            profile-pin | profile-pin while sayso.alexa.personalization is false
            phone-pin | the unknown method phone-pin
            """)
    void methodThatCannotWork_isRefusedWithTheFix(String method, String said) {
        confirming
                .withPropertyValues("sayso.confirmation.methods=" + method)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(RefusedSettingException.class)
                        .hasMessageContaining("sayso.confirmation.methods")
                        .hasMessageContaining(said));
    }

    @Test
    void switchedOff_configuresNothingAndAsksForNothing() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        TokenAutoConfiguration.class,
                        ConfirmationAutoConfiguration.class,
                        TraceAutoConfiguration.class,
                        SkillAutoConfiguration.class))
                .withPropertyValues("sayso.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Clock.class)
                        .doesNotHaveBean(TokenVerifier.class)
                        .doesNotHaveBean(SkillEndpoint.class));
    }

    @Test
    void ownBeans_takeThePlaceOfTheConfiguredOnes() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        InMemoryStorage storage = new InMemoryStorage();
        MessageSender sender = message -> {};
        DestinationRule rule = destination -> false;
        RequestProof proof = RequestProof.builder().skillId("other").build();
        confirming
                .withPropertyValues("sayso.delivery.phone-inbox.url=")
                .withBean(Clock.class, () -> clock)
                .withBean(Storage.class, () -> storage)
                .withBean(MessageSender.class, () -> sender)
                .withBean(DestinationRule.class, () -> rule)
                .withBean(RequestProof.class, () -> proof)
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(Clock.class)).isSameAs(clock);
                    assertThat(context.getBean(Storage.class)).isSameAs(storage);
                    assertThat(context.getBean(MessageSender.class)).isSameAs(sender);
                    assertThat(context.getBean(DestinationRule.class)).isSameAs(rule);
                    assertThat(context.getBean(RequestProof.class)).isSameAs(proof);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "sayso.skill-id,             sayso.skill-id is not set",
        "sayso.skill-name,           sayso.skill-name is not set",
        "sayso.token.issuer,         sayso.token.issuer is not set",
        "sayso.token.audience,       sayso.token.audience is not set",
        "sayso.token.allowed-clients, sayso.token.allowed-clients is not set",
        "sayso.confirmation.secret,  sayso.confirmation.secret is not set",
        "sayso.confirmation.intent,  sayso.confirmation.intent is not set",
        "sayso.confirmation.phrase,  sayso.confirmation.phrase is not set",
        "sayso.delivery.phone-inbox.url, sayso.delivery.phone-inbox.url is not set",
        "sayso.delivery.phone-inbox.token, sayso.delivery.phone-inbox.token is not set"
    })
    void requiredSettingEmpty_isRefusedByName(String property, String message) {
        WebApplicationContextRunner runner = property.equals("sayso.skill-name")
                ? confirming.withPropertyValues("sayso.confirmation.service-name=Test")
                : confirming;
        refused(runner.withPropertyValues(property + "="), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sayso.confirmation.secret=###                | sayso.confirmation.secret is not base64",
                "sayso.confirmation.secret=c2hvcnQ=           | sayso.confirmation.secret has only 5 bytes",
                "sayso.confirmation.code-length=4             | sayso.confirmation.code-length is 4",
                "sayso.confirmation.code-length=3             | sayso.confirmation cannot be used",
                "sayso.confirmation.tries=6                   | sayso.confirmation cannot be used",
                "sayso.confirmation.life=11m                  | sayso.confirmation cannot be used",
                "sayso.token.clock-skew=6m                    | sayso.token.clock-skew cannot be used",
                "sayso.token.jwks-uri=http://issuer.example/k | sayso.token.jwks-uri cannot be used",
                "sayso.alexa.timestamp-tolerance=200s         | sayso.alexa.timestamp-tolerance cannot be used",
                "sayso.alexa.path=alexa                       | sayso.alexa.path is not the path of one address",
                "sayso.alexa.path=/*                          | sayso.alexa.path is not the path of one address",
                "sayso.delivery.phone-inbox.url=http://phones.example/inbox | sayso.delivery.phone-inbox.url cannot be used",
                "sayso.alexa.insecure-stand-in.chain-url=http://localhost/c | certificate-authority is not set while",
                "sayso.alexa.insecure-stand-in.certificate-authority=ca.pem | chain-url is not set while",
                "sayso.token.insecure-hs256-shared-secret=c2hvcnQ= | insecure-hs256-shared-secret has only 5 bytes"
            })
    void settingThatCannotWork_isRefusedByName(String setting, String message) {
        refused(confirming.withPropertyValues(setting), message);
    }

    @Test
    void publishedKeysAndSharedSecret_areRefusedTogether() {
        refused(
                plain.withPropertyValues(
                        "sayso.token.jwks-uri=https://issuer.example/keys",
                        "sayso.token.insecure-hs256-shared-secret=" + SECRET),
                "sayso.token.insecure-hs256-shared-secret is set together with sayso.token.jwks-uri");
    }

    @Test
    void shortCodesAllowedByName_areAccepted() {
        confirming
                .withPropertyValues("sayso.confirmation.code-length=4", "sayso.confirmation.allow-short-codes=true")
                .run(context -> assertThat(context.getBean(Confirmations.class).codeLength())
                        .isEqualTo(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "192.0.2.1", "::"})
    void developmentSettings_areRefusedWhereOthersCouldReachTheServer(String address) {
        refused(
                plain.withPropertyValues("server.address=" + address, "sayso.trace.enabled=true"),
                "sayso.trace.enabled is set while");
        refused(
                plain.withPropertyValues(
                        "server.address=" + address,
                        "sayso.alexa.insecure-stand-in.chain-url=http://localhost:1/chain.pem",
                        "sayso.alexa.insecure-stand-in.certificate-authority=ca.pem"),
                "sayso.alexa.insecure-stand-in is set while");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void traceOnALoopbackAddress_isServed(String address) {
        plain.withPropertyValues("server.address=" + address, "sayso.trace.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(LastTrace.class));
    }

    @Test
    void h2File_isUsedInTurnsByAllOfTheApplication(@TempDir Path directory) {
        confirming
                .withPropertyValues("spring.datasource.url=jdbc:h2:file:" + directory.resolve("db") + ";WRITE_DELAY=0")
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(Storage.class);
                    DataSource dataSource = context.getBean(DataSource.class);
                    assertThat(Durability.inTurns(dataSource))
                            .isSameAs(dataSource)
                            .isNotInstanceOf(HikariDataSource.class);
                    assertThat(context.getBean(DataSourceTransactionManager.class)
                                    .getDataSource())
                            .isSameAs(dataSource);
                });
    }

    @Test
    void h2InMemory_keepsItsDataSource() {
        confirming.run(context -> assertThat(context.getBean(DataSource.class)).isInstanceOf(HikariDataSource.class));
    }

    @Test
    void endpoint_answersBeforeSpringSecurity() {
        plain.withPropertyValues("sayso.alexa.path=/skill").run(context -> {
            FilterRegistrationBean<?> filter =
                    context.getBean("saysoAlexaFilterRegistration", FilterRegistrationBean.class);
            assertThat(filter.getOrder()).isLessThan(-100);
            assertThat(filter.getUrlPatterns()).containsExactly("/skill");
        });
    }

    @Test
    void noSkillBean_isNamed() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(TokenAutoConfiguration.class, SkillAutoConfiguration.class))
                .withPropertyValues(
                        "sayso.skill-id=amzn1.ask.skill.test",
                        "sayso.skill-name=Test",
                        "sayso.token.issuer=https://issuer.example",
                        "sayso.token.audience=https://service.example",
                        "sayso.token.allowed-clients=alexa")
                .withBean(LinkedHandler.class, () -> new TestSkill().handler())
                .run(context -> assertThat(context).getFailure().hasMessageContaining(Skill.class.getName()));
    }

    @Test
    void metadata_documentsEverySettingAndNoSecretHasADefault() throws Exception {
        try (InputStream in = Objects.requireNonNull(
                getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            String metadata = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(metadata)
                    .contains(
                            "sayso.skill-id",
                            "sayso.alexa.insecure-stand-in.chain-url",
                            "sayso.token.insecure-hs256-shared-secret",
                            "sayso.confirmation.allow-short-codes",
                            "sayso.delivery.phone-inbox.token",
                            "sayso.delivery.smtp.tls",
                            "sayso.delivery.twilio.api-key-secret",
                            "sayso.delivery.webhook.secret",
                            "sayso.trace.enabled",
                            "base64 of at least 32 random bytes");
        }
    }

    private static void refused(WebApplicationContextRunner runner, String message) {
        runner.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(RefusedSettingException.class, refused -> {
                    assertThat(refused).hasMessageContaining(message);
                    assertThat(refused.fix()).isNotBlank();
                    assertThat(refused.fix() + refused.getMessage()).doesNotContain(SECRET);
                }));
    }
}
