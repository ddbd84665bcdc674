package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.authorization.settings.AttributeSetting;
import org.sayso.authorization.settings.ContactSettings;
import org.sayso.authorization.settings.KeptAccountSettings;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.settings.MailSettings;
import org.sayso.authorization.settings.PageSettings;
import org.sayso.authorization.settings.PasskeySettings;
import org.sayso.authorization.signin.SignInProof;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** What docs/accounts.md says is so. */
class AccountsGuideTests {

    @Test
    void everySetting_isInTheGuideAndNoOther() throws IOException {
        List<String> told = guide().lines()
                .filter(line -> line.startsWith("| `sayso."))
                .map(line -> line.split("`", -1)[1])
                .map(name -> name.replace(".<language>", ""))
                .toList();
        assertThat(told)
                .containsExactlyElementsOf(Stream.of(
                                names("accounts", KeptAccountSettings.class),
                                names("mail", MailSettings.class),
                                names("passkeys", PasskeySettings.class),
                                names("contacts", ContactSettings.class),
                                names("attributes.<name>", AttributeSetting.class),
                                names("pages", PageSettings.class))
                        .flatMap(each -> each)
                        .toList());
    }

    private static Stream<String> names(String owner, Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents())
                .map(RecordComponent::getName)
                .map(name -> "sayso.authorization." + owner + "."
                        + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    @Test
    void languages_areThoseOfThePages() throws IOException {
        assertThat(guide())
                .contains(Arrays.stream(Language.values())
                        .map(language -> "`" + language.code() + "`")
                        .collect(Collectors.joining(", ")));
    }

    @ParameterizedTest
    @CsvSource({"password, FACTOR_PASSWORD", "passkey, FACTOR_WEBAUTHN"})
    void methodsAndStrength_areThoseOfTheTokens(String name, String authority) throws IOException {
        TestingAuthenticationToken signedIn = new TestingAuthenticationToken(
                "ann", "", List.<GrantedAuthority>of(FactorGrantedAuthority.fromAuthority(authority)));
        String methods = SignInProof.methods(signedIn).stream()
                .map(method -> "\"" + method + "\"")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(guide())
                .contains("| " + name + " | `" + methods + "` | `"
                        + SignInProof.strength(signedIn).orElseThrow() + "` |");
    }

    @Test
    void pages_areThoseThatExist() throws IOException {
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates/accounts"))) {
            assertThat(templates.map(file -> "`" + file.getFileName() + "`"))
                    .allSatisfy(name -> assertThat(guide()).contains(name));
        }
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/accounts.md"));
    }
}
