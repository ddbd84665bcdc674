package org.sayso.standin.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whatever is said, and whatever a model holds, an answer comes soon and is always the same. */
class HostileSpeechTests {

    private static final List<String> WORDS = List.of(
            "bring",
            "me",
            "the",
            "fish",
            "and",
            "chips",
            "to",
            "springfield",
            "please",
            "um",
            "what's",
            "o'hare",
            "b",
            "l",
            "t",
            "crème",
            "mushrom",
            "soup",
            ",",
            "tell",
            "kitchen",
            "four",
            "?",
            "zwölf",
            "寿司",
            "{dish}",
            "''",
            "-",
            "&");

    private final LanguageUnderstanding restaurant = Models.of(Models.restaurant(""));

    @Test
    void anyWords_areUnderstoodSomehowAndAlwaysTheSame() {
        Random random = new Random(482193);
        LanguageUnderstanding again = Models.of(Models.restaurant(""));
        for (int i = 0; i < 3000; i++) {
            String said = random.ints(random.nextInt(14), 0, WORDS.size())
                    .mapToObj(WORDS::get)
                    .collect(Collectors.joining(" "));
            assertSane(said, again);
        }
    }

    @Test
    void anyCharacters_areUnderstoodSomehowAndAlwaysTheSame() {
        Random random = new Random(20261121);
        LanguageUnderstanding again = Models.of(Models.restaurant(""));
        for (int i = 0; i < 3000; i++) {
            int[] points = random.ints(random.nextInt(60), 1, random.nextBoolean() ? 0x250 : 0x2FFFF)
                    .toArray();
            assertSane(new String(points, 0, points.length), again);
        }
    }

    private void assertSane(String said, LanguageUnderstanding again) {
        Understanding heard = restaurant.inSession(said);
        assertThat(Models.describe(again.inSession(said))).as(said).isEqualTo(Models.describe(heard));
        if (heard instanceof Understanding.Intent intent) {
            assertThat(intent.score()).as(said).isBetween(0.0, 1.0);
        }
        assertThatCode(() -> {
                    restaurant.outsideSession(said);
                    restaurant.outsideSession("ask old harbor " + said);
                    restaurant.naming(said);
                    restaurant.yesOrNo(said);
                    restaurant.inDialog(said, "OrderIntent", "dish");
                })
                .as(said)
                .doesNotThrowAnyException();
    }

    @Test
    void manySlotsInARowAndManyWords_areAnsweredSoon() {
        String slots = IntStream.range(0, 40)
                .mapToObj(i -> "{\"name\":\"s%d\",\"type\":\"%s\"}"
                        .formatted(i, i % 3 == 0 ? "AMAZON.SearchQuery" : i % 3 == 1 ? "AMAZON.NUMBER" : "THING"))
                .collect(Collectors.joining(","));
        String samples = IntStream.range(1, 41)
                .mapToObj(
                        n -> IntStream.range(0, n).mapToObj(i -> "{s" + i + "}").collect(Collectors.joining(" ")))
                .flatMap(row -> List.of(row, "go " + row, row + " now", "go " + row + " there").stream())
                .map(sample -> "\"" + sample + "\"")
                .collect(Collectors.joining(","));
        String values = IntStream.range(1, 60)
                .mapToObj(n -> "{\"name\":{\"value\":\"%s\"}}".formatted("one ".repeat(n)))
                .collect(Collectors.joining(","));
        LanguageUnderstanding hostile = Models.of("""
                {"languageModel":{"invocationName":"many slots","intents":[{"name":"All","slots":[%s],"samples":[%s]}],
                 "types":[{"name":"THING","values":[%s]}]}}""".formatted(slots, samples, values));
        long start = System.nanoTime();
        assertThat(hostile.inSession("go " + "one two ".repeat(60))).isNotNull();
        assertThat(hostile.inSession("one ".repeat(200))).isNotNull();
        assertThat(hostile.inSession("what ".repeat(200))).isNotNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void tenThousandValues_areFoundAmongHundredsOfSamples() {
        String values = IntStream.range(0, 10_000)
                .mapToObj(i -> "{\"id\":\"T%d\",\"name\":{\"value\":\"%s\",\"synonyms\":[\"title %d\"]}}"
                        .formatted(i, title(i), i))
                .collect(Collectors.joining(","));
        String samples = IntStream.range(0, 300)
                .mapToObj(i -> "\"%s {title} number%d\"".formatted(i % 2 == 0 ? "play" : "put on", i))
                .collect(Collectors.joining(","));
        LanguageUnderstanding music = Models.of("""
                {"languageModel":{"invocationName":"music box","intents":[
                  {"name":"Play","slots":[{"name":"title","type":"TITLE"}],"samples":["play {title}","{title}",%s]},
                  {"name":"AMAZON.FallbackIntent"}],"types":[{"name":"TITLE","values":[%s]}]}}""".formatted(samples, values));
        long start = System.nanoTime();
        for (int i = 0; i < 2000; i++) {
            int wanted = (i * 7919) % 10_000;
            assertThat(Models.describe(music.inSession("play " + title(wanted))))
                    .isEqualTo("Play title=" + title(wanted) + "/T" + wanted);
        }
        // Far more than ten times as fast on an idle machine.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void wordsWithoutEnd_costNoMoreThanTheirLength() {
        long start = System.nanoTime();
        LanguageUnderstanding hostile = things("\"%s\"".formatted("a".repeat(100_000)));
        assertThat(hostile.inSession("bring " + "b".repeat(100_000))).isNotNull();
        assertThat(Models.describe(hostile.inSession("bring " + "a".repeat(100_000))))
                .startsWith("Bring thing=aaa");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void manyValuesOfTheSameWords_areReadSoon() {
        String same = IntStream.range(0, 50_000).mapToObj(i -> "\"same thing\"").collect(Collectors.joining(","));
        long start = System.nanoTime();
        assertThat(Models.describe(things(same).inSession("bring same thing"))).startsWith("Bring thing=same thing/");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static LanguageUnderstanding things(String quotedValues) {
        String values = quotedValues.replaceAll("(\"[^\"]*\")", "{\"name\":{\"value\":$1}}");
        return Models.of("""
                {"languageModel":{"invocationName":"many things","intents":[
                  {"name":"Bring","slots":[{"name":"thing","type":"THING"}],"samples":["bring {thing}"]},
                  {"name":"AMAZON.FallbackIntent"}],"types":[{"name":"THING","values":[%s]}]}}""".formatted(values));
    }

    private static String title(int number) {
        List<String> parts = List.of(
                "blue", "silent", "river", "mountain", "dancing", "morning", "paper", "golden", "winter", "stone");
        StringBuilder title = new StringBuilder();
        for (int rest = number + 10_000; rest > 1; rest /= 10) {
            title.append(title.isEmpty() ? "" : " ").append(parts.get(rest % 10));
        }
        return title.toString();
    }
}
