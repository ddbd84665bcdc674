package org.sayso.alexa.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.CallerRefusal;
import org.sayso.token.Authentication;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerdict;
import org.sayso.token.TokenVerifier;

/** Each row of Amazon's table of personalization and account linking, as requests carry it. */
class PersonalizationTests {

    private static final String PERSON = "\"person\":{\"personId\":\"amzn1.ask.person.P\"%s},";
    private static final String TOKEN = ",\"accessToken\":\"%s\"";

    private final ProofBench bench = new ProofBench();
    private final List<String> presented = new ArrayList<>();

    /** Accepts whatever is presented, as a token of the user it names. */
    private final TokenVerifier verifier = TokenVerifier.builder()
            .authenticator((token, inquiry) -> {
                presented.add(token.reveal());
                return Authentication.Authentic.said(Map.of(
                        "iss", "https://accounts.example",
                        "aud", "https://api.example",
                        "client_id", "alexa",
                        "sub", token.reveal(),
                        "exp", 4_000_000_000L));
            })
            .issuer("https://accounts.example")
            .audience("https://api.example")
            .allowedClients("alexa")
            .build();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "personalized and linked by the speaker, person-ann, house, PERSON, true, person-ann",
        "personalized and linked by the household only, , house, HOUSEHOLD, true, house",
        "personalized and linked by the speaker only, person-ann, , PERSON, true, person-ann",
        "personalized and not linked, , , NONE, true, ",
    })
    void recognisedSpeaker_isServedByTheOwnLinkFirst(
            String row,
            @Nullable String person,
            @Nullable String user,
            LinkLevel level,
            boolean recognised,
            @Nullable String served) {
        check(String.format(PERSON, token(person)), user, level, recognised, served);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "not personalized and linked, house, HOUSEHOLD, house",
        "not personalized and not linked, , NONE, ",
    })
    void unrecognisedSpeaker_isServedByTheHouseholdsLink(
            String row, @Nullable String user, LinkLevel level, @Nullable String served) {
        check("", user, level, false, served);
    }

    @Test
    void refusedTokenOfTheSpeaker_isNotMadeUpForByTheHouseholds() {
        TokenVerifier strict = TokenVerifier.builder()
                .authenticator((token, inquiry) -> {
                    presented.add(token.reveal());
                    return new Authentication.Rejected(CallerRefusal.INACTIVE, "revoked");
                })
                .issuer("https://accounts.example")
                .audience("https://api.example")
                .allowedClients("alexa")
                .build();
        ProvenRequest request = proven(String.format(PERSON, token("person-ann")), "house");

        assertThat(request.identify(strict, TokenCheck.USUAL))
                .isEqualTo(new TokenVerdict.Refused(CallerRefusal.INACTIVE));
        assertThat(presented).containsExactly("person-ann");
    }

    private void check(
            String person, @Nullable String user, LinkLevel level, boolean recognised, @Nullable String served) {
        ProvenRequest request = proven(person, user);

        assertThat(request.linkLevel()).isEqualTo(level);
        assertThat(request.speakerRecognised()).isEqualTo(recognised);
        TokenVerdict verdict = request.identify(verifier, TokenCheck.USUAL);
        if (served == null) {
            assertThat(verdict).isEqualTo(new TokenVerdict.Refused(CallerRefusal.NOT_LINKED));
            assertThat(presented).isEmpty();
        } else {
            assertThat(((TokenVerdict.Accepted) verdict).token().user().key()).isEqualTo(served);
            assertThat(presented).containsExactly(served);
        }
    }

    private ProvenRequest proven(String person, @Nullable String user) {
        String launch = bench.launch()
                .replace("\"person\":{\"personId\":\"amzn1.ask.person.P\",\"accessToken\":\"person-token\"},", person)
                .replace(",\"accessToken\":\"household-token\"", token(user));
        return ProofBench.proven(bench.prove(launch)).request();
    }

    private static String token(@Nullable String value) {
        return value == null ? "" : String.format(TOKEN, value);
    }
}
