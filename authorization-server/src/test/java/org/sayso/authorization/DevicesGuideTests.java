package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sayso.authorization.DeviceServer.error;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sayso.authorization.LinkingClient.Answer;
import org.sayso.authorization.settings.DeviceClient;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tools.jackson.databind.JsonNode;

/** What docs/devices.md says is so, its lines for a terminal included. */
class DevicesGuideTests {

    private static final Pattern ROW = Pattern.compile(
            "^\\| `sayso\\.authorization\\.devices\\.<name>\\.([^`]+)` \\| ([^|]*) \\|", Pattern.MULTILINE);
    private static final Pattern CURL = Pattern.compile("^curl (.*) http://localhost:8081(/\\S+)$", Pattern.MULTILINE);
    private static final Pattern DATA = Pattern.compile("(?:-d|--data-urlencode) (?:'([^']*)'|(\\S+))");

    @Test
    void everySetting_isInTheGuideWithItsDefaultAndNoOther() throws IOException {
        List<String> settings = Arrays.stream(DeviceClient.class.getDeclaredConstructors()[0].getParameters())
                .map(parameter -> {
                    DefaultValue value = parameter.getAnnotation(DefaultValue.class);
                    return parameter.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + " "
                            + (value == null || value.value().length == 0 ? "none" : value.value()[0]);
                })
                .toList();
        assertThat(ROW.matcher(guide())
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2).replace("`", "")))
                .containsExactlyElementsOf(settings);
    }

    @Test
    void linesForATerminal_linkADevice() throws IOException {
        List<MatchResult> lines = CURL.matcher(guide()).results().toList();
        assertThat(lines).hasSize(3);
        try (DeviceServer devices = new DeviceServer()) {
            JsonNode codes = run(devices, lines.get(0), Map.of()).json();
            assertThat(guide())
                    .contains(codes.propertyNames().stream()
                            .map(name -> "`" + name + "`")
                            .toArray(String[]::new));
            Map<String, String> known = Map.of("$DEVICE_CODE", DeviceServer.deviceCode(codes));
            assertThat(error(run(devices, lines.get(1), known))).isEqualTo("400 authorization_pending");
            devices.type("ann", DeviceServer.userCode(codes)).submit("allow", Map.of());
            JsonNode tokens = run(devices, lines.get(1), known).json();
            Answer refreshed = run(
                    devices,
                    lines.get(2),
                    Map.of("$REFRESH_TOKEN", tokens.get("refresh_token").asString()));
            assertThat(refreshed.status()).as(refreshed.body()).isEqualTo(200);
        }
    }

    private static Answer run(DeviceServer devices, MatchResult line, Map<String, String> known) {
        Map<String, String> form = new LinkedHashMap<>();
        DATA.matcher(line.group(1)).results().forEach(data -> {
            String pair = Objects.requireNonNullElse(data.group(1), data.group(2));
            int equals = pair.indexOf('=');
            String value = pair.substring(equals + 1);
            form.put(pair.substring(0, equals), known.getOrDefault(value, value));
        });
        return devices.client.post(line.group(2), form);
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("../docs/devices.md"));
    }
}
