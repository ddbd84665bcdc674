package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Codes as another library spells them: single digits, pairs and groups of three, each group after its zeros. */
class SpelledCodesTests {

    private static final int CODES = 2_000;
    private static final Map<String, Integer> FORMS = Map.of("digits", 1, "pairs", 2, "groups of three", 3);

    @TestFactory
    List<DynamicTest> spelledCode_isReadBackAndNeverAsAnother() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String language : SpokenLanguagesTests.LANGUAGES) {
            FORMS.forEach((form, size) ->
                    tests.add(DynamicTest.dynamicTest(language + ", " + form, () -> readsBack(language, size))));
        }
        return tests;
    }

    private static void readsBack(String language, int size) {
        RuleBasedNumberFormat format =
                new RuleBasedNumberFormat(Locale.forLanguageTag(language), RuleBasedNumberFormat.SPELLOUT);
        Random random = new Random(482193);
        List<String> unread = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            String code = "%06d".formatted(random.nextInt(1_000_000));
            String spelled = spelled(code, size, format);
            String read = SpokenLanguagesTests.read(language, spelled);
            if (!read.equals(code)) {
                assertThat(read).as("%s, which is %s", spelled, code).isEqualTo("?");
                unread.add(code);
            }
            assertThat(SpokenLanguagesTests.read(language, sound(spelled)))
                    .as("without hyphens: %s", spelled)
                    .isIn(code, "?");
        }
        assertThat(unread)
                .allSatisfy(code -> assertThat(soundingLike(spelled(code, size, format), size, format))
                        .as(code)
                        .hasSizeGreaterThan(1));
        // Only in French do two groups of three sound like two others: 960 831 like 968 131.
        assertThat(unread).hasSizeLessThan(size == 3 && language.equals("fr") ? CODES / 10 : 1);
    }

    /** All codes of two groups that are written with the same letters but for hyphens and the mute French plural. */
    private static List<String> soundingLike(String spelled, int size, RuleBasedNumberFormat format) {
        Map<String, String> groups = new HashMap<>();
        int most = (int) Math.pow(10, size);
        for (int i = 0; i < most; i++) {
            String group = Integer.toString(most + i).substring(1);
            groups.put(sound(spelled(group, size, format)), group);
        }
        String sound = sound(spelled);
        List<String> codes = new ArrayList<>();
        groups.forEach((first, group) -> {
            if (sound.startsWith(first + " ") && groups.containsKey(sound.substring(first.length() + 1))) {
                codes.add(group + groups.get(sound.substring(first.length() + 1)));
            }
        });
        return codes;
    }

    private static String sound(String spelled) {
        return spelled.replace('-', ' ').replace("cents", "cent").replace("vingts", "vingt");
    }

    private static String spelled(String code, int size, RuleBasedNumberFormat format) {
        List<String> words = new ArrayList<>();
        for (int at = 0; at < code.length(); at += size) {
            String group = code.substring(at, at + size);
            int zeros = 0;
            while (zeros < size && group.charAt(zeros) == '0') {
                words.add(format.format(0));
                zeros++;
            }
            if (zeros < size) {
                words.add(format.format(Integer.parseInt(group)));
            }
        }
        return String.join(" ", words);
    }
}
