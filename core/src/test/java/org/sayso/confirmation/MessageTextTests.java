package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTests {

    private static final Destination PHONE = new Destination(Channel.SMS, "+12025550142");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])");

    private static Message compose(String summary, Duration life, Locale locale) {
        return MessageText.code("m1", PHONE, "Pizza on Demand", summary, "048219", life, locale);
    }

    @Test
    void text_namesServiceTransactionCodeAndLife_andWarns() {
        Message message = compose("a large pizza with pepperoni for 14.50 dollars", Duration.ofMinutes(5), Locale.US);

        assertThat(message.subject()).isEqualTo("Pizza on Demand: your confirmation code");
        assertThat(message.text())
                .isEqualTo("Pizza on Demand: your code is 048219. It confirms a large pizza with pepperoni for 14.50"
                        + " dollars, and nothing else. It is good for 5 minutes. Say it only to Pizza on Demand; tell no one"
                        + " else.");
        assertThat(message).hasToString("Message[m1 to SMS •••• 42]");
    }

    @Test
    void life_isSaidTruly() {
        assertThat(compose("x", Duration.ofMinutes(1), Locale.US).text()).contains("good for 1 minute.");
        assertThat(compose("x", Duration.ofSeconds(30), Locale.US).text()).contains("good for 30 seconds.");
        assertThat(compose("x", Duration.ofSeconds(90), Locale.US).text()).contains("good for 90 seconds.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de-DE|Pizza on Demand: Ihr Bestätigungscode|Pizza on Demand: Ihr Code lautet 048219. Er bestätigt nur dies:"
                        + " a pizza. Er gilt 5 Minuten. Nennen Sie ihn nur Pizza on Demand, sonst niemandem.",
                "es-MX|Pizza on Demand: su código de confirmación|Pizza on Demand: su código es 048219. Confirma solo esto:"
                        + " a pizza. Vale durante 5 minutos. Dígalo solo a Pizza on Demand, a nadie más.",
                "fr-CA|Pizza on Demand : votre code de confirmation|Pizza on Demand : votre code est 048219. Il confirme"
                        + " seulement ceci : a pizza. Il est valable 5 minutes. Ne le dites qu'à Pizza on Demand, à personne"
                        + " d'autre.",
                "it-IT|Pizza on Demand: il suo codice di conferma|Pizza on Demand: il suo codice è 048219. Conferma solo"
                        + " questo: a pizza. Vale per 5 minuti. Lo dica solo a Pizza on Demand, a nessun altro.",
                "pt-BR|Pizza on Demand: seu código de confirmação|Pizza on Demand: seu código é 048219. Ele confirma somente"
                        + " isto: a pizza. Vale por 5 minutos. Diga o código somente a Pizza on Demand, a mais ninguém.",
                "ja-JP|Pizza on Demand：確認コード|Pizza on Demand：確認コードは 048219 です。このコードで確定するのは、次の内容"
                        + "だけです：a pizza。有効期間は5分です。Pizza on Demand以外には教えないでください。",
            })
    void text_isInTheLanguageOfTheRequest(String locale, String subject, String text) {
        Message message = compose("a pizza", Duration.ofMinutes(5), Locale.forLanguageTag(locale));
        assertThat(message.subject()).isEqualTo(subject);
        assertThat(message.text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "de, gilt 1 Minute., gilt 90 Sekunden.",
        "es, durante 1 minuto., durante 90 segundos.",
        "fr, valable 1 minute., valable 90 secondes.",
        "it, per 1 minuto., per 90 secondi.",
        "pt, por 1 minuto., por 90 segundos.",
        "ja, 有効期間は1分です。, 有効期間は90秒です。"
    })
    void life_isSaidTrulyInEveryLanguage(String language, String minute, String seconds) {
        Locale locale = Locale.forLanguageTag(language);
        assertThat(compose("x", Duration.ofMinutes(1), locale).text()).contains(minute);
        assertThat(compose("x", Duration.ofSeconds(90), locale).text()).contains(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "en-u-nu-arab", "hi-IN-u-nu-deva"})
    void localeWithOtherDigits_getsTheDigitsOfTheText(String locale) {
        assertThat(compose("x", Duration.ofMinutes(5), Locale.forLanguageTag(locale))
                        .text())
                .contains("good for 5 minutes.");
    }

    /** A key that a language lacks would be answered in English, and nobody would hear of it. */
    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "it", "pt", "ja"})
    void everyLanguage_hasEveryTextWithItsPlaceholders(String language) throws IOException {
        Map<String, Set<String>> english = placeholders("messages.properties");
        assertThat(placeholders("messages_" + language + ".properties")).isEqualTo(english);
    }

    private static Map<String, Set<String>> placeholders(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(MessageText.class.getResourceAsStream(file), file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Map<String, Set<String>> placeholders = new TreeMap<>();
        texts.stringPropertyNames()
                .forEach(key -> placeholders.put(
                        key,
                        PLACEHOLDER
                                .matcher(texts.getProperty(key))
                                .results()
                                .map(match -> match.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));
        return placeholders;
    }

    @Test
    void languageWithoutTexts_getsEnglish_whateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(compose("x", Duration.ofMinutes(5), Locale.forLanguageTag("eo"))
                            .text())
                    .startsWith("Pizza on Demand: your code is");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void summaryWithLinesPatternsOrInvisibleMarks_staysOneHarmlessLine() {
        Message message = compose("a {0} pizza's\r\nBcc: x\u202e\u2028 'y'", Duration.ofMinutes(5), Locale.US);

        assertThat(message.text())
                .contains("It confirms a {0} pizza's Bcc: x 'y', and")
                .doesNotContain("\n");
    }
}
