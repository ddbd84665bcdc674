package org.sayso.alexa.voiceforward;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sayso.alexa.SaysoModule;
import org.sayso.alexa.proof.Resumption;

/** What docs/voice-forward.md says is so. */
class VoiceForwardGuideTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static List<MatchResult> find(String pattern) throws IOException {
        return Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("../docs/voice-forward.md")))
                .results()
                .toList();
    }

    @Test
    void directive_isTheOneThatIsSent() throws IOException {
        JsonNode shown = JSON.readTree(find("```json\\R(.*?)```").get(0).group(1));
        String token = AskForAccountLinking.newToken();
        ObjectNode sent = JSON.valueToTree(AskForAccountLinking.directive(token));
        assertThat(sent.remove("token").asText())
                .hasSameSizeAs(shown.path("token").asText());
        assertThat(((ObjectNode) shown).remove("token").asText()).matches(AskForAccountLinking::isToken);
        assertThat(sent).isEqualTo(shown);
    }

    @Test
    void reports_areReadAsTheTableSays() throws IOException {
        List<String> outcomes = find("^\\| `([A-Z_]+)` \\| none ").stream()
                .map(row -> LinkingOutcome.of(new Resumption(
                                "ConnectionCompleted",
                                Optional.empty(),
                                OptionalInt.empty(),
                                Map.of("status", row.group(1))))
                        .getClass()
                        .getSimpleName())
                .toList();
        assertThat(outcomes).containsExactly("Linked", "Denied", "RequirementsNotMet", "NotLinked");
    }

    @Test
    void whatAlexaSays_isWhatIsSaid() throws IOException {
        String lines;
        try (InputStream in = SaysoModule.class.getResourceAsStream("speech.properties")) {
            lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(find("^\\| `[A-Z_]+` \\| none \\| ([^|]*) \\| (yes|no) \\|").stream()
                        .map(row -> row.group(1).replace("'", "''")))
                .hasSize(4)
                .allMatch(lines::contains);
    }
}
