package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.link.EndReason;
import org.sayso.authorization.profile.AlexaProfile;
import org.sayso.authorization.profile.TokenAnswerListener;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.BackendClient;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.settings.KeySettings;
import org.sayso.authorization.settings.LateReuse;
import org.sayso.authorization.settings.RefreshTokenRotation;
import org.sayso.authorization.settings.ResourceServer;
import org.sayso.authorization.settings.SkillClient;
import org.sayso.authorization.settings.WebClient;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What docs/links.md says is so. */
class LinksGuideTests {

    private static final Pattern ROW = Pattern.compile("^\\| `(sayso\\.[^`]+)` \\| ([^|]*) \\|", Pattern.MULTILINE);
    private static final Set<String> OF_ACCOUNTS = Set.of("passkeys", "pages");
    private static final Map<String, Class<?>> CLIENTS = Map.of(
            "skills", SkillClient.class,
            "webClients", WebClient.class,
            "backendClients", BackendClient.class,
            "resourceServers", ResourceServer.class);

    @Test
    void everySetting_isInTheGuideWithItsDefaultAndNoOther() throws IOException {
        List<String> settings = Stream.of(
                        rows("sayso.alexa-profile", AlexaProfile.class),
                        Arrays.stream(AuthorizationSettings.class.getRecordComponents())
                                .filter(component -> !OF_ACCOUNTS.contains(component.getName()))
                                .flatMap(LinksGuideTests::rowsOfServer),
                        rows("sayso.authorization.database", DatabaseSettings.class),
                        Stream.of("sayso.authorization.secrets see below"),
                        rows("sayso.authorization.keys", KeySettings.class))
                .flatMap(rows -> rows)
                .toList();
        assertThat(ROW.matcher(guide())
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2).replace("`", "")))
                .containsExactlyElementsOf(settings);
    }

    @Test
    void everyReasonAndChoice_isInTheGuideAndNoOther() throws IOException {
        assertThat(cells("\\| `([A-Z_]+)` \\|"))
                .containsExactly(
                        Arrays.stream(EndReason.values()).map(EndReason::name).toArray(String[]::new));
        assertThat(cells("\\| `(serve|[a-z]+-family|refuse)` \\|"))
                .containsExactly(Arrays.stream(LateReuse.values())
                        .map(LinksGuideTests::written)
                        .toArray(String[]::new));
        assertThat(guide())
                .contains("| `" + written(RefreshTokenRotation.NONE) + "` or `"
                        + written(RefreshTokenRotation.SUCCESSOR) + "` |");
    }

    @Test
    void everyOutcomeOfATokenRequest_isInTheGuide() throws IOException {
        assertThat(guide().replaceAll("\\s+", " "))
                .contains(Arrays.stream(TokenAnswerListener.Outcome.values())
                        .map(outcome -> "`" + written(outcome) + "`")
                        .collect(Collectors.joining(", ", "`outcome` (", ")")));
    }

    private static Stream<String> rows(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents()).map(component -> row(prefix, component));
    }

    private static Stream<String> rowsOfServer(RecordComponent component) {
        Class<?> client = CLIENTS.get(component.getName());
        return client == null
                ? Stream.of(row("sayso.authorization", component))
                : rows("sayso.authorization." + name(component) + ".<name>", client);
    }

    private static String row(String prefix, RecordComponent component) {
        DefaultValue value = constructorDefault(component);
        return prefix + "." + name(component) + " "
                + (value != null && value.value().length > 0
                        ? String.join(", ", value.value())
                        : whatIsNotSaid(component));
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String whatIsNotSaid(RecordComponent component) {
        return component.getType() == boolean.class ? "false" : "none";
    }

    /** The annotation is on the parameter of the constructor of that name. */
    private static @Nullable DefaultValue constructorDefault(RecordComponent component) {
        return Arrays.stream(component
                        .getDeclaringRecord()
                        .getDeclaredConstructors()[0]
                        .getParameters())
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .findFirst()
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .orElse(null);
    }

    private static List<String> cells(String pattern) throws IOException {
        return Pattern.compile("^" + pattern, Pattern.MULTILINE)
                .matcher(guide())
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/links.md"));
    }
}
