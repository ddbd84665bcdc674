package org.sayso.samples.ride;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/voice-forward.md shows is what Ride Hailer has, and its settings exist. */
class VoiceForwardGuideTests {

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("../../docs/voice-forward.md"));
    }

    @Test
    void settings_exist_andAllAreNamed() throws IOException {
        StringBuilder metadata = new StringBuilder();
        for (var url : Collections.list(
                getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream in = url.openStream()) {
                metadata.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Set<String> existing =
                new TreeSet<>(found("\"name\": \"(sayso\\.voice-forward\\.[a-z-]+)\"", metadata.toString()));

        assertThat(existing).hasSize(4);
        assertThat(new TreeSet<>(found("(sayso\\.voice-forward\\.[a-z-]+)", guide())))
                .isEqualTo(existing);
    }

    @Test
    void settingsThatAreShown_areRideHailers() throws IOException {
        String application =
                Files.readString(Path.of("src/main/resources/ride-hailer.yml")).replaceAll("(?m)^ {2}", "");
        assertThat(application).contains(found("```yaml\\R(.*?)```", guide()).get(0));
    }

    @Test
    void replyThatIsShown_isOfTheWelcome() throws IOException {
        String welcome = Files.readString(Path.of("src/main/java/org/sayso/samples/ride/voice/Welcome.java"));
        assertThat(welcome).contains(found("```java\\R(.*?)\\R```", guide()).get(0));
    }
}
