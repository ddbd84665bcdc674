package org.sayso.authorization.existing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.settings.JdbcAccountSettings;
import org.sayso.authorization.settings.LdapAccountSettings;
import org.sayso.authorization.settings.PasswordHash;
import org.sayso.authorization.settings.UpstreamProvider;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What docs/existing-accounts.md says is so. */
class ExistingAccountsGuideTests {

    private static final Pattern ROW = Pattern.compile("^\\| `(sayso\\.[^`]+)` \\| ([^|]*) \\|", Pattern.MULTILINE);

    @Test
    void everySetting_isInTheGuideWithItsDefaultAndNoOther() throws IOException {
        List<String> settings = Stream.of(
                        rows("existing.jdbc", JdbcAccountSettings.class),
                        rows("existing.ldap", LdapAccountSettings.class),
                        rows("upstream.<name>", UpstreamProvider.class))
                .flatMap(rows -> rows)
                .toList();
        assertThat(ROW.matcher(guide())
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2).replace("`", "")))
                .containsExactlyElementsOf(settings);
    }

    @Test
    void everyColumnAndFormat_isInTheGuideAndNoOther() throws IOException {
        assertThat(cells("\\| `([a-z_]+)` \\| ", "| column of the account query |"))
                .containsExactlyInAnyOrderElementsOf(JdbcRow.COLUMNS);
        assertThat(cells("\\| `([a-z0-9]+)` \\| ", "| `password-hash` |"))
                .containsExactly(Arrays.stream(PasswordHash.values())
                        .map(format -> format.name().toLowerCase(Locale.ROOT))
                        .toArray(String[]::new));
    }

    private static Stream<String> rows(String prefix, Class<?> settings) {
        return Arrays.stream(settings.getDeclaredConstructors()[0].getParameters())
                .map(parameter -> "sayso.authorization." + prefix + "."
                        + parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + " "
                        + defaultOf(parameter));
    }

    private static String defaultOf(Parameter parameter) {
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        return value == null ? "none" : String.join(",", value.value());
    }

    /** Of the table that begins with this head. */
    private static List<String> cells(String pattern, String head) throws IOException {
        String table = guide().substring(guide().indexOf(head)).split("\n\n", 2)[0];
        return Pattern.compile("^" + pattern, Pattern.MULTILINE)
                .matcher(table.substring(table.indexOf('\n')))
                .results()
                .map(row -> row.group(1))
                .toList();
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/existing-accounts.md"));
    }
}
