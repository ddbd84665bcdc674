package org.sayso.alexa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.CallerRefusal;
import org.sayso.ConfirmationRefusal;
import org.sayso.PolicyRefusal;
import org.sayso.ProofRefusal;
import org.sayso.Refusal;

/** What is said has a good line in every language: each reason, each line, each placeholder. */
class SpeechLanguagesTests {

    private static final List<String> OTHERS = List.of("de", "es", "fr", "it", "pt", "ja");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])");
    private static final Pattern KANA_OR_KANJI = Pattern.compile("[\\u3041-\\u30ff\\u4e00-\\u9fff]");

    /** A text of this many characters takes half a minute to say. */
    private static final int TOO_LONG = 500;

    private static Stream<Refusal> reasons() {
        return Stream.<Refusal[]>of(
                        ProofRefusal.values(),
                        CallerRefusal.values(),
                        PolicyRefusal.values(),
                        ConfirmationRefusal.values())
                .flatMap(Arrays::stream);
    }

    private static Stream<Refusal> spokenReasons() {
        return reasons().filter(reason -> !(reason instanceof ProofRefusal));
    }

    private static Stream<Arguments> languagesAndFiles() {
        return OTHERS.stream()
                .flatMap(language -> Stream.of("speech", "web/speech").map(bundle -> Arguments.of(language, bundle)));
    }

    private static Stream<Arguments> languagesAndLines() {
        return Stream.concat(Stream.of("en"), OTHERS.stream())
                .flatMap(language -> new TreeSet<>(file("speech", language).stringPropertyNames())
                        .stream().map(key -> Arguments.of(language, key)));
    }

    @ParameterizedTest
    @MethodSource("spokenReasons")
    void reason_hasALineInEveryLanguage(Refusal reason) {
        String key = SpokenRefusals.line(reason);
        assertThat(file("speech", "en")).as("English").containsKey(key);
        for (String language : OTHERS) {
            assertThat(file("speech", language)).as(language).containsKey(key);
        }
    }

    @ParameterizedTest
    @MethodSource("reasons")
    void reason_tellsTheDeveloperWhatToLookAtAndWhatHelps(Refusal reason) {
        assertThat(reason.hint()).isNotBlank();
        assertThat(reason.remedy()).isNotNull();
    }

    @Test
    void reasonOfAnUnprovenRequest_isNeverSpoken() {
        for (ProofRefusal reason : ProofRefusal.values()) {
            assertThatIllegalArgumentException().isThrownBy(() -> SpokenRefusals.line(reason));
        }
    }

    @ParameterizedTest
    @MethodSource("languagesAndFiles")
    void language_hasTheKeysOfEnglish(String language, String bundle) {
        assertThat(file(bundle, language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(file(bundle, "en").stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("languagesAndFiles")
    void language_hasThePlaceholdersOfEnglish(String language, String bundle) {
        Properties english = file(bundle, "en");
        file(bundle, language)
                .forEach((key, line) -> assertThat(placeholders((String) line))
                        .as("%s in %s", key, language)
                        .isEqualTo(placeholders(english.getProperty((String) key))));
    }

    @ParameterizedTest
    @MethodSource("languagesAndFiles")
    void language_repeatsNoOtherLanguage(String language, String bundle) {
        Stream.concat(Stream.of("en"), OTHERS.stream())
                .filter(other -> !other.equals(language))
                .forEach(other -> {
                    Properties lines = file(bundle, other);
                    file(bundle, language)
                            .forEach((key, line) -> assertThat(line)
                                    .as("%s in %s and %s", key, language, other)
                                    .isNotEqualTo(lines.get(key)));
                });
        file(bundle, language)
                .forEach((key, line) -> assertThat(
                                KANA_OR_KANJI.matcher((String) line).find())
                        .as("%s in %s", key, language)
                        .isEqualTo(language.equals("ja")));
    }

    @ParameterizedTest
    @MethodSource("languagesAndLines")
    void line_canBeSaid(String language, String key) {
        String pattern = file("speech", language).getProperty(key);
        assertThat(pattern.replace("''", ""))
                .as("single apostrophes, which a pattern swallows")
                .doesNotContain("'");

        String said = new Voice(Locale.forLanguageTag(language), true).line(key, samples(key));

        assertSpeakable(said);
        assertThat(apostrophes(said)).isEqualTo(apostrophes(pattern) / 2);
        placeholders(pattern)
                .forEach(index -> assertThat(said).contains(String.valueOf(samples(key)[Integer.parseInt(index)])));
    }

    @ParameterizedTest
    @MethodSource("languagesAndFiles")
    void lineOfTheEndpoint_isNoPattern(String language, String bundle) {
        if (bundle.startsWith("web/")) {
            file(bundle, language).values().forEach(line -> assertSpeakable((String) line));
        }
    }

    /** Nothing that speech markup would read as markup, should the lines ever stand in some; nothing that is not a word. */
    private static void assertSpeakable(String said) {
        assertThat(said)
                .doesNotContain("{", "}", "''", "<", ">", "&", "#", "|", "\uFFFD", "\u00c3", "  ")
                .doesNotContainPattern("\\p{Cntrl}")
                .hasSizeLessThan(TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource({
        "en, You have one try left., You have three tries left., You have four tries left.",
        "de, Sie haben noch einen Versuch., Sie haben noch drei Versuche., Sie haben noch vier Versuche.",
        "es, Le queda un intento., Le quedan tres intentos., Le quedan cuatro intentos.",
        "fr, Il vous reste un essai., Il vous reste trois essais., Il vous reste quatre essais.",
        "it, Le rimane un tentativo., Le rimangono tre tentativi., Le rimangono quattro tentativi.",
        "pt, Você ainda tem uma tentativa., Você ainda tem três tentativas., Você ainda tem quatro tentativas.",
        "ja, あと1回お試しいただけます。, あと3回お試しいただけます。, あと4回お試しいただけます。"
    })
    void triesLeft_haveTheirPlural(String language, String one, String three, String four) {
        Voice voice = new Voice(Locale.forLanguageTag(language), true);
        assertThat(voice.line("confirmation.wrong-code", 1, "")).contains(one);
        assertThat(voice.line("confirmation.wrong-code", 3, "")).contains(three);
        assertThat(voice.line("confirmation.wrong-code", 4, "")).contains(four);
    }

    /** What a line's placeholders get, by the line; a number of tries that is no word. */
    private static Object[] samples(String key) {
        return switch (key) {
            case "confirmation.wrong-code" -> new Object[] {9, "Say it."};
            case "confirmation.unreadable" -> new Object[] {6, "Say it."};
            case "confirmation.resend-too-soon" -> new Object[] {30};
            case "confirmation.how-to" -> new Object[] {"authorize order", 6};
            default -> new Object[] {"Pizza on Demand", "pod order", "Say it.", "is it done"};
        };
    }

    private static Set<String> placeholders(String pattern) {
        return PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long apostrophes(String text) {
        return text.chars().filter(each -> each == '\'').count();
    }

    /** The lines that stand in one file, without those that it would inherit. */
    private static Properties file(String bundle, String language) {
        String name = bundle + (language.equals("en") ? "" : "_" + language) + ".properties";
        Properties lines = new Properties();
        try (InputStream in = Objects.requireNonNull(SpokenRefusals.class.getResourceAsStream(name), name)) {
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
