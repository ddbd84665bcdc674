package org.sayso.standin.language.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.standin.language.words.Word;
import org.sayso.standin.language.words.Words;

class HostileWordsTests {

    private static final List<String> TYPES = List.of(
            "AMAZON.NUMBER",
            "AMAZON.FOUR_DIGIT_NUMBER",
            "AMAZON.Ordinal",
            "AMAZON.DATE",
            "AMAZON.TIME",
            "AMAZON.DURATION",
            "AMAZON.PhoneNumber",
            "AMAZON.AlphaNumeric",
            "AMAZON.SearchQuery");
    private static final Map<String, String> VOCABULARY = Map.of(
            "en",
            "a an one two double oh zero hundred thousand million billion and minus the of in on at to past half quarter"
                    + " first twentieth twenty nineteen monday may march next last this week weekend year day days minutes"
                    + " hours from tomorrow ago now 0 7 31 99 1999 2026 00 5pm 1st 999999999999999999999 am p m s twenties"
                    + " summer christmas eve new years day noon banana",
            "de",
            "ein eine und zwei hundert tausend millionen milliarden minus null zwanzig erste zwanzigsten einhalb halb"
                    + " viertel dreiviertel nach vor uhr um in am der mai montag nächste woche jahr tage minuten stunden"
                    + " morgen übermorgen heute abend 0 7 31 99 1999 2026 00 17uhr 1te 999999999999999999999 zwanziger"
                    + " einundzwanzigtausendundeins weihnachten kw banane",
            "es",
            "un una y dos veinte treinta ciento mil millón menos cero primero vigésimo media cuarto a las la de que el en"
                    + " mayo lunes próxima semana mes año días minutos horas mañana pasado hoy noche 0 7 31 1999 2026 17h 1º",
            "fr",
            "un une et deux vingt vingts quatre soixante dix cent mille moins zéro premier demie quart à le la de l dans"
                    + " mai lundi prochaine semaine mois an jours minutes heures demain après matin 0 7 31 1999 2026 17h30 1er",
            "it",
            "un uno e due venti ventuno cento mila mille meno zero primo mezza quarto alle il la di tra fra maggio lunedì"
                    + " prossima settimana mese anno giorni minuti ore domani dopodomani mattina 0 7 31 1999 2026 duecentomila",
            "pt",
            "um uma e dois vinte cento mil milhão menos zero meia primeiro vigésimo quarto às o a de para maio segunda feira"
                    + " próxima semana mês ano dias minutos horas amanhã depois manhã 0 7 31 1999 2026 17h 1º",
            "ja",
            "一 二 十 百 千 万 億 〇 ゼ ロ 第 番 目 つ 時 半 分 秒 間 日 月 年 週 後 前 来 今 明 火 曜 の 午 朝 夜 春 0 7 31 1999 2026");

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "es", "fr", "it", "pt", "ja"})
    void randomWords_neverThrowAndMatchesAreWellFormed(String language) {
        String[] vocabulary = VOCABULARY.getOrDefault(language, "").split(" ", -1);
        Random random = new Random(42);
        for (String type : TYPES) {
            BuiltInType builtIn =
                    BuiltInTypes.of(type, Tongue.of(language), () -> Said.NOW).orElseThrow();
            for (int round = 0; round < 4000; round++) {
                List<String> said = new ArrayList<>();
                for (int i = random.nextInt(1, 14); i > 0; i--) {
                    said.add(vocabulary[random.nextInt(vocabulary.length)]);
                }
                List<Word> words = Words.of(String.join(" ", said));
                int from = random.nextInt(words.size());
                Map<Integer, String> values = new HashMap<>();
                for (TypeMatch match : builtIn.at(words, from)) {
                    assertThat(match.end()).isBetween(from + 1, words.size());
                    assertThat(match.weight()).isBetween(0.0, (double) match.end() - from);
                    assertThat(match.value()).isNotEmpty();
                    assertThat(values.put(match.end(), match.value()))
                            .as("%s: %s", type, said)
                            .isNull();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one ",
                "double ",
                "hundred ",
                "and ",
                "a hundred and ",
                "9 ",
                "99999999999999999999999999999999999999999 ",
                "in one day ",
                "next ",
                "the first of ",
                "einundzwanzig ",
                "einundzwanzigeinundzwanzig ",
                "undundund ",
                "five hours and ten minutes ",
                "five to half past ",
                "\u0660\u0661 ",
                "\ud83d\ude00 x ",
                "a "
            })
    void endlessWords_areReadInABoundedTime(String piece) {
        List<Word> words = Words.of(piece.repeat(500));
        List<Word> long_ = Words.of(piece.strip().replace(" ", "").repeat(2000));
        for (String language : List.of("en", "de", "es", "fr", "it", "pt", "ja", "xx")) {
            for (String type : TYPES) {
                BuiltInType builtIn = BuiltInTypes.of(type, Tongue.of(language), () -> Said.NOW)
                        .orElseThrow();
                long start = System.nanoTime();
                assertThatCode(() -> builtIn.at(words, 0)).doesNotThrowAnyException();
                if (!long_.isEmpty()) {
                    assertThatCode(() -> builtIn.at(long_, 0)).doesNotThrowAnyException();
                }
                assertThat(System.nanoTime() - start)
                        .as("%s %s", language, type)
                        .isLessThan(2_000_000_000L);
            }
        }
    }

    @Test
    void typeThatIsNotUnderstood_isEmpty() {
        assertThat(BuiltInTypes.of("AMAZON.Nonsense", Tongue.of("en"), () -> Said.NOW))
                .isEmpty();
    }
}
