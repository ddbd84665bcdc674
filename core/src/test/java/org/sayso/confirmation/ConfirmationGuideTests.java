package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/confirmation.md says is so. */
class ConfirmationGuideTests {

    private static List<MatchResult> found(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../docs/confirmation.md")))
                .results()
                .toList();
    }

    @Test
    void methods_areAsTheyDeclare() throws IOException {
        List<String> rows = new ArrayList<>();
        for (ConfirmationMethod method : List.of(
                new OwnCode(Channel.SMS),
                new OwnCode(Channel.EMAIL),
                new PlatformPin(),
                PhoneApproval.withPasskey(URI.create("https://shop.example/approvals")))) {
            MethodTraits traits = method.traits();
            String elements = traits.elements().stream()
                    .sorted()
                    .map(element -> element.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "));
            String amr = new TreeSet<>(traits.amr())
                    .stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
            rows.add(method.name() + " | " + (elements.isEmpty() ? "nothing that counts" : elements) + " | " + amr
                    + " | " + (traits.showsTransaction() ? "shown" : "no") + " | " + traits.cost());
        }
        assertThat(found("^\\| `([a-z-]+)` \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([0-9]+) \\|$"))
                .extracting(row -> row.group(1) + " | " + row.group(2) + " | " + row.group(3) + " | "
                        + (row.group(4).equals("no") ? "no" : "shown") + " | " + row.group(5))
                .isEqualTo(rows);
    }

    @Test
    void guesses_haveTheArithmeticOfTheTable() throws IOException {
        List<MatchResult> rows = found("^\\| ([0-9]+) \\| ([0-9]) \\| ([0-9]+) \\| ([0-9.]+) % \\|$");
        assertThat(rows).hasSize(5);
        for (MatchResult row : rows) {
            int digits = Integer.parseInt(row.group(1));
            int pending = Integer.parseInt(row.group(2));
            GuessLimits limits = GuessLimits.standard(digits, pending);
            int compared = Math.min(limits.perYear(), 365 * limits.perDay());
            assertThat(compared).as(row.group()).isEqualTo(Integer.parseInt(row.group(3)));
            assertThat(String.format(Locale.ROOT, "%.4f", 100 * limits.chancePerYear(digits, pending)))
                    .as(row.group())
                    .isEqualTo(row.group(4));
            assertThat(limits.chancePerYear(digits, pending)).isLessThan(GuessLimits.ACCEPTED_CHANCE);
        }
    }

    @Test
    void defaults_areTheEngines() throws IOException {
        GuessLimits guesses = GuessLimits.standard(6, 1);
        SendLimits sends = SendLimits.standard();
        assertThat(found("^\\| `((?:guesses|sends)\\.[a-z-]+)` \\| ([0-9ms]+) \\|"))
                .extracting(row -> row.group(1) + " " + row.group(2))
                .containsExactly(
                        "sends.per-transaction " + sends.perChallenge(),
                        "sends.pause " + sends.pause().toSeconds() + "s",
                        "sends.per-hour " + sends.perHour(),
                        "guesses.in-a-row " + guesses.inARow(),
                        "guesses.pause " + guesses.pause().toMinutes() + "m",
                        "guesses.per-day " + guesses.perDay(),
                        "guesses.since-sign-in " + guesses.sinceSignIn());
        assertThat(guesses.pause()).isEqualTo(Duration.ofMinutes(15));
    }
}
