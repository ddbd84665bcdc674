package org.sayso.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Settings of devices that cannot work are refused at start-up, naming the fix. */
@ExtendWith(OutputCaptureExtension.class)
class DeviceStartUpTests {

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "oven.client-id | | devices.oven.client-id is missing | Set the name under which",
                "oven.client-id | alexa-skill | Two clients have the client-id | an id of its own",
                "oven.client-secret | too-short-zq41 | shorter than 16 | openssl rand -hex 32",
                "oven.client-secret | test-only-secret-of-alexa-4f1b | secret of another client | a secret of its own",
                "tv.label | | devices.tv.label is missing | what people call the device",
                "tv.audience | | devices.tv.audience is missing | the API checks it",
                "tv.audience | http://localhost:8081 | is this server's own address | the identifier of the API",
                "tv.scopes | | scopes is empty | at least one scope",
                "tv.scopes | openid,pod:order | no ID token comes with a device's link | Remove it",
                "tv.scopes | accounts.links | ends everybody's links | backend client only",
                "tv.scopes | pod:unknown | no words for the scope pod:unknown | scope-descriptions.[pod:unknown]",
                "tv.access-token-life | 359s | devices.tv.access-token-life is 359 s | 6m or more",
                "tv.refresh-token-life | 1h | devices.tv.refresh-token-life is not longer | 180d or more",
                "tv.refresh-token-absolute-life | 1h | refresh-token-absolute-life is not longer | Leave it out"
            })
    void deviceThatCannotWork_isRefusedWithTheFix(
            String name, String value, String problem, String fix, CapturedOutput output) {
        Map<String, String> settings = new LinkedHashMap<>(DeviceServer.settings());
        settings.put("sayso.authorization.devices." + name, value == null ? "" : value);
        Throwable failure = catchThrowable(() -> RunningServer.start(settings).close());
        assertThat(failure).isNotNull();
        assertThat(output.getErr() + output.getOut())
                .contains("The authorization server refuses to start:", problem, fix)
                .doesNotContain(RunningServer.ALEXA_SECRET, "zq41");
    }
}
