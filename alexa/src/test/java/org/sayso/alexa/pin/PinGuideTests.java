package org.sayso.alexa.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.alexa.proof.ProvenRequest;
import org.sayso.alexa.proof.Resumption;
import org.sayso.alexa.proof.Speaker;
import org.sayso.alexa.proof.TestProvenRequests;
import org.sayso.alexa.proof.TestRequests;
import org.sayso.confirmation.PlatformPin;

/** What docs/confirmation.md says of the profile PIN is so. */
class PinGuideTests {

    private static final ProvenRequest WITH_PIN = TestProvenRequests.of(
            "request-1",
            TestRequests.SKILL,
            Optional.of("token"),
            Optional.empty(),
            Optional.of(new Speaker("amzn1.ask.person.ANN", OptionalInt.of(VerifyPerson.LEVEL))),
            Optional.empty(),
            Inquiry.within(Duration.ofSeconds(8)));

    private static List<MatchResult> rows() throws IOException {
        return Pattern.compile("^\\| ([^|]+) \\| (none|`PIN_[A-Z_]+`) \\| ([^|]+) \\|$", Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../docs/confirmation.md")))
                .results()
                .toList();
    }

    @Test
    void reports_leadToTheReasonsOfTheTable() throws IOException {
        assertThat(rows()).hasSize(10);
        for (MatchResult row : rows()) {
            String reason = row.group(2).replace("`", "");
            for (Resumption report : reports(row.group(1))) {
                assertThat(PinReport.lacking(report, WITH_PIN).map(Enum::name).orElse("none"))
                        .as(row.group())
                        .isEqualTo(reason);
            }
            if (!reason.equals("none")) {
                assertThat(PlatformPin.notMade(ConfirmationRefusal.valueOf(reason)))
                        .as(row.group())
                        .isEqualTo(row.group(3).equals("another method"));
            }
        }
    }

    private static List<Resumption> reports(String cell) {
        List<String> words = Pattern.compile("`([A-Z_0-9]+)`|anything else")
                .matcher(cell)
                .results()
                .map(match -> match.group(1) == null ? "SOMETHING_NEW" : match.group(1))
                .toList();
        List<Resumption> reports = new ArrayList<>();
        if (cell.startsWith("status")) {
            words.forEach(code -> reports.add(report(Integer.parseInt(code), Map.of("version", "2"))));
        } else if (words.size() == 1) {
            reports.add(report(200, Map.of("status", words.get(0))));
        } else {
            reports.add(report(200, Map.of("status", words.get(0), "reason", words.get(1))));
        }
        return reports;
    }

    private static Resumption report(int code, Map<String, String> result) {
        return new Resumption("ConnectionCompleted", Optional.of("token"), OptionalInt.of(code), result);
    }
}
