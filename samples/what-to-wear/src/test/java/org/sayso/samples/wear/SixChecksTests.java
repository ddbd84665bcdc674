package org.sayso.samples.wear;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.CallerRefusal;
import org.sayso.PolicyRefusal;
import org.sayso.Refusal;
import org.sayso.samples.wear.Trace.Check;
import org.sayso.standin.protocol.SkillAnswer;

/** The six checks of an access token, each visible in the trace, and tokens that fail one of them. */
class SixChecksTests {

    private static final List<String> SIX =
            List.of("token form", "signature", "issuer", "audience", "client", "expiry", "scopes");
    private static final String ASK = "openid profile read:whattowear";

    @TempDir
    static Path directory;

    private static RunningSkill skill;
    private static Alexa alexa;
    private static ForgedTokens forged;

    @BeforeAll
    static void start() throws IOException {
        skill = new RunningSkill(directory);
        alexa = skill.alexa();
        forged = ForgedTokens.of(skill);
    }

    @AfterAll
    static void stop() {
        skill.close();
    }

    @AfterEach
    void goodTokenStillServes() throws JOSEException {
        assertThat(alexa.askWith(forged.good()).spoken()).startsWith("It is ");
    }

    @Test
    void goodToken_passesTheSixChecksAndThatOfTheClientInOrder() {
        assertThat(skill.alexa().link("ann").spoken("what should i wear at sixty degrees"))
                .startsWith("At 60");
        Trace trace = skill.trace();
        assertThat(trace.checks()).allMatch(Check::passed);
        assertThat(trace.checks().stream().map(Check::name).filter(SIX::contains))
                .containsExactlyElementsOf(SIX);
        assertThat(trace.check("token form").detail()).isEqualTo("signed JWT");
        assertThat(trace.check("signature").detail()).isEqualTo("RS256");
        assertThat(trace.check("issuer").detail()).isEqualTo(skill.issuer());
        assertThat(trace.check("audience").detail()).isEqualTo("https://whatshouldiwear");
        assertThat(trace.check("client").detail()).isEqualTo("alexa-what-to-wear");
        assertThat(trace.check("expiry").detail()).startsWith("ends ");
        assertThat(trace.check("scopes").detail()).isEqualTo("has [read:whattowear]");
        assertThat(trace.check("scopes").question()).isEqualTo("POLICY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "e30.e30", "e30.e30.e30.e30"})
    void malformed_isRefusedByTheFirstCheck(String token) {
        SkillAnswer answer = alexa.askWith(token);
        assertThat(answer.spoken()).contains("no longer works");
        assertThat(answer.card().map(SkillAnswer.AnswerCard::type)).contains("LinkAccount");
        assertThat(skill.trace().checks().stream().map(Check::name)).doesNotContain("token form", "signature");
    }

    @Test
    void unsigned_isRefused() {
        assertRefused(forged.unsigned(""), CallerRefusal.ALGORITHM_NOT_ALLOWED);
        assertRefused(forged.unsigned("AAAA"), CallerRefusal.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void signatureOfAnotherToken_isRefused() {
        String[] one = accessToken("openid read:whattowear").split("\\.", -1);
        String[] other = accessToken(ASK).split("\\.", -1);
        assertRefused(one[0] + "." + one[1] + "." + other[2], CallerRefusal.SIGNATURE_INVALID);
    }

    @Test
    void claimsWrittenAnewUnderTheOldSignature_areRefused() {
        String[] parts = accessToken("openid").split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)
                .replace("\"openid\"", "\"openid read:whattowear\"");
        assertThat(claims).contains("read:whattowear");
        String rewritten = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8));
        assertRefused(parts[0] + "." + rewritten + "." + parts[2], CallerRefusal.SIGNATURE_INVALID);
    }

    @Test
    void keyOfAnotherAuthority_isRefused() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).keyID("another").generate();
        assertRefused(forged.signedWith(key).good(), CallerRefusal.UNKNOWN_KEY);
        RSAKey disguised =
                new RSAKey.Builder(key).keyID(forged.key().getKeyID()).build();
        assertRefused(forged.signedWith(disguised).good(), CallerRefusal.SIGNATURE_INVALID);
    }

    @Test
    void publicKeyAsSharedSecret_isRefused() throws JOSEException {
        byte[] published = forged.key().toRSAPublicKey().getEncoded();
        assertRefused(forged.signed(JWSAlgorithm.HS256, new MACSigner(published)), CallerRefusal.ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void otherIssuer_isRefused() throws JOSEException {
        assertRefused(forged.but("iss", "https://accounts.example"), CallerRefusal.WRONG_ISSUER);
        assertRefused(forged.but("iss", skill.issuer() + "/"), CallerRefusal.WRONG_ISSUER);
    }

    @Test
    void tokenOfAnotherSkill_isRefused() throws JOSEException {
        String pizzas =
                skill.tokens(RunningSkill.OTHER_CLIENT, ASK).get("access_token").asString();
        assertRefused(pizzas, CallerRefusal.WRONG_AUDIENCE);
        assertRefused(forged.but("client_id", RunningSkill.OTHER_CLIENT), CallerRefusal.WRONG_CLIENT);
    }

    @Test
    void idToken_isRefused() {
        String idToken =
                skill.tokens(skill.file.clientId(), ASK).get("id_token").asString();
        assertRefused(idToken, CallerRefusal.WRONG_TYPE);
    }

    @Test
    void expired_isRefused() throws JOSEException {
        long now = skill.clock.instant().getEpochSecond();
        assertRefused(forged.but("exp", now - 61), CallerRefusal.EXPIRED);
        assertThat(alexa.askWith(forged.but("exp", now - 30)).spoken())
                .as("within the skew of a minute")
                .startsWith("It is ");
    }

    @Test
    void otherScopes_areNotEnough() throws JOSEException {
        assertRefused(accessToken("openid read:whattowear2"), PolicyRefusal.SCOPE_MISSING);
        for (String scope : List.of("read:whattowea", "READ:WHATTOWEAR", "xread:whattowear", "read", "")) {
            assertRefused(forged.but("scope", scope), PolicyRefusal.SCOPE_MISSING);
        }
        assertRefused(forged.but("scope", null), PolicyRefusal.SCOPE_MISSING);
    }

    private static String accessToken(String scopes) {
        return skill.tokens(skill.file.clientId(), scopes).get("access_token").asString();
    }

    /** For this reason, with its words, and a card exactly where linking again helps. */
    private static void assertRefused(String token, Refusal reason) {
        SkillAnswer answer = alexa.askWith(token);
        assertThat(skill.trace().refusal()).contains(reason.name());
        assertThat(answer.spoken())
                .contains(
                        reason == PolicyRefusal.SCOPE_MISSING
                                ? "it lacks the permission to read what to wear"
                                : switch (reason.remedy()) {
                                    case LINK -> "Please link it again";
                                    case TRY_LATER -> "Please try again in a few minutes";
                                    case OPERATOR, NONE -> "a problem on our side";
                                });
        assertThat(answer.card().isPresent()).isEqualTo(reason.linkingHelps());
        assertThat(answer.sessionOpen()).isFalse();
    }
}
