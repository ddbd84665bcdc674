package org.sayso.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sayso.Deadline;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.MethodTraits;
import org.sayso.confirmation.ProviderMethod;
import org.sayso.fakes.FakeAuth0;
import org.sayso.fakes.FakeOkta;
import org.sayso.oauth.JwtAuthenticator;

/** What docs/factors.md says is so. */
class FactorsGuideTests {

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/factors.md"));
    }

    private static Stream<ProviderMethod> methods(FakeAuth0 auth0, FakeOkta okta) {
        Auth0Passwordless passwordless = Auth0Passwordless.builder()
                .tenant(auth0.tenant())
                .client("id", "secret")
                .idTokens(JwtAuthenticator.builder()
                        .issuer(auth0.tenant().toString())
                        .jwks(FakeAuth0.keys())
                        .build())
                .build();
        return Stream.concat(
                Stream.of(Channel.values())
                        .map(channel -> new Auth0PasswordlessMethod(
                                passwordless, channel, 6, (user, inquiry) -> List.of(), (user, inquiry) -> Set.of())),
                Stream.of(OktaFactor.Type.values())
                        .map(type -> new OktaFactorMethod(factors(okta), type, (user, inquiry) -> Set.of())));
    }

    private static OktaFactors factors(FakeOkta okta) {
        return OktaFactors.builder()
                .org(okta.org())
                .credentials(OktaCredentials.apiToken(FakeOkta.TOKEN))
                .build();
    }

    @Test
    void table_saysOfEachMethodWhatItProves() throws IOException {
        try (FakeAuth0 auth0 = new FakeAuth0();
                FakeOkta okta = new FakeOkta()) {
            List<String> stated = guide().lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> line.replaceFirst("^(\\| `[^|]*\\|)[^|]*\\|", "$1"))
                    .toList();
            assertThat(stated)
                    .containsExactlyElementsOf(
                            methods(auth0, okta).map(FactorsGuideTests::row).toList());
        }
    }

    private static String row(ProviderMethod method) {
        MethodTraits traits = method.traits();
        String proves = traits.elements().stream()
                .map(element -> element.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
        String amr = new TreeSet<>(traits.amr())
                .stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        return "| `" + method.name() + "` | " + (proves.isEmpty() ? "nothing that counts" : proves) + " | " + amr
                + " | " + (traits.showsTransaction() ? "yes" : "no") + " |";
    }

    @Test
    void errorsThatCostNoTry_areThose() throws IOException {
        String sentence = guide().lines()
                .dropWhile(line -> !line.contains("PASSCODE_REPLAYED"))
                .takeWhile(line -> !line.contains("429"))
                .collect(Collectors.joining(" "));
        Set<String> free = Pattern.compile("E\\d{7}")
                .matcher(sentence.substring(sentence.indexOf("401")))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(free).hasSize(6);
        try (FakeOkta okta = new FakeOkta()) {
            for (int number = 1; number < 130; number++) {
                String code = String.format(java.util.Locale.ROOT, "E%07d", number);
                okta.next = Optional.of(FakeOkta.error(403, code, "summary"));
                ProviderVerdict verdict =
                        factors(okta).verify(FakeOkta.ANN, FakeOkta.SMS, "123456", Deadline.in(Duration.ofSeconds(2)));
                assertThat(verdict instanceof ProviderVerdict.None).as(code).isEqualTo(free.contains(code));
            }
        }
    }
}
