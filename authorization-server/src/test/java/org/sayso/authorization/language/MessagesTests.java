package org.sayso.authorization.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.authorization.settings.Language;

/** Every text of the pages is there in every language, and no page has a text of its own. */
class MessagesTests {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-z0-9._-]*)[}(]");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    /** Keys that are put together while the server runs. */
    private static final Pattern MADE = Pattern.compile(
            "(error|scope|attribute|mail|kept\\.problem|assistants\\.ended|contact\\.(email|phone|code)|kept\\.code)\\..*"
                    + "|profile\\.(words|text)\\.(hint|too-long|not-fitting)|page\\.(day|time)");

    @ParameterizedTest
    @EnumSource(Language.class)
    void bundle_hasTheKeysAndPlaceholdersOfAllOthers(Language language) {
        Map<String, String> english = bundle(Language.ENGLISH);
        Map<String, String> bundle = bundle(language);
        assertThat(bundle.keySet()).isEqualTo(english.keySet());
        assertThat(bundle).allSatisfy((key, text) -> {
            assertThat(text).as(key).isNotBlank().doesNotContain("'").isEqualTo(text.strip());
            assertThat(placeholders(text)).as(key).isEqualTo(placeholders(Objects.requireNonNull(english.get(key))));
        });
    }

    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void longText_isNotLeftInEnglish(Language language) {
        Map<String, String> bundle = bundle(language);
        bundle(Language.ENGLISH).forEach((key, text) -> {
            if (text.length() > 20) {
                assertThat(bundle.get(key)).as(key).isNotEqualTo(text);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, 1 second, 2 seconds",
        "GERMAN, 1 Sekunde, 2 Sekunden",
        "SPANISH, 1 segundo, 2 segundos",
        "FRENCH, 1 seconde, 2 secondes",
        "ITALIAN, 1 secondo, 2 secondi",
        "PORTUGUESE, 1 segundo, 2 segundos"
    })
    void wait_isSaidInTheNumberOfItsSeconds(Language language, String one, String two) {
        Map<String, String> bundle = bundle(language);
        for (String key : List.of("sign-in.wait", "kept.problem.wait", "kept.problem.old-wait")) {
            MessageFormat text = new MessageFormat(Objects.requireNonNull(bundle.get(key)), language.locale());
            assertThat(text.format(new Object[] {1L})).as(key).contains(one).doesNotContain(two.substring(2));
            assertThat(text.format(new Object[] {2L})).as(key).contains(two);
        }
    }

    /** A number before the name of a unit is for one of them, too. */
    @ParameterizedTest
    @EnumSource(value = Language.class, mode = EnumSource.Mode.EXCLUDE, names = "JAPANESE")
    void waitInMinutesOrHours_hasAFormForOne(Language language) {
        for (String key : List.of("device.wait", "kept.problem.wait-minutes", "contact.safety", "end-link.means")) {
            assertThat(bundle(language).get(key))
                    .as(key)
                    .containsPattern("\\{\\d,choice,1#1 \\p{L}+\\|1<\\{\\d} \\p{L}+}");
        }
    }

    @Test
    void english_hasNoKeyThatNothingUses() {
        TreeSet<String> used =
                templates().flatMap(file -> keys(read(file)).stream()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(bundle(Language.ENGLISH).keySet())
                .allSatisfy(key -> assertThat(
                                used.contains(key) || MADE.matcher(key).matches())
                        .as(key)
                        .isTrue());
    }

    static Stream<Path> templates() {
        try (Stream<Path> files = Files.list(RESOURCES.resolve("templates/accounts"))) {
            return files.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void template_asksForKeysThatExist(Path template) {
        assertThat(bundle(Language.ENGLISH).keySet()).containsAll(keys(read(template)));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void template_hasNoTextThatIsNotFromABundleOrTheModel(Path template) {
        Document page = Jsoup.parse(read(template));
        assertThat(ownTexts(page)).isEmpty();
        for (Element element : page.getAllElements()) {
            for (String spoken : List.of("title", "alt", "placeholder", "aria-label", "aria-description", "label")) {
                assertThat(element.hasAttr(spoken)).as(element.outerHtml()).isFalse();
            }
            for (String filled : List.of("th:text", "th:aria-label", "th:alt")) {
                assertThat(element.attr(filled))
                        .as(element.outerHtml())
                        .doesNotContainPattern("'[^']*[a-z] [a-z][^']*'");
            }
        }
    }

    @Test
    void textThatIsNotFromABundle_isNoticed() {
        assertThat(ownTexts(Jsoup.parse("<p th:text=\"#{a}\">A</p><p>Hello <b th:text=\"#{b}\">B</b></p>(<i></i>)")))
                .containsExactly("Hello");
    }

    @Test
    void script_saysNothingOfItsOwnAndOpensNoDialogs() throws IOException {
        String script = Files.readString(RESOURCES.resolve("static/accounts/passkeys.js"));
        assertThat(script)
                .doesNotContainPattern("\\b(alert|confirm|prompt|open|write|eval)\\(")
                .doesNotContain("innerHTML", "showModal");
        assertThat(script.lines().filter(line -> line.contains("textContent =")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("problem.dataset").doesNotContain("\""));
    }

    private static List<String> ownTexts(Document page) {
        return page.getAllElements().stream()
                .filter(element -> !element.hasAttr("th:text"))
                .map(Element::ownText)
                .filter(text -> text.codePoints().anyMatch(Character::isLetter))
                .toList();
    }

    private static Collection<String> keys(String template) {
        return KEY.matcher(template).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .sorted()
                .toList();
    }

    static Map<String, String> bundle(Language language) {
        String name = language == Language.ENGLISH ? "messages" : "messages_" + language.code();
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(
                        MessagesTests.class.getResourceAsStream("/org/sayso/authorization/" + name + ".properties")),
                StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
