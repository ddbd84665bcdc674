package org.sayso.app.playground;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackOnlyTests {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void addressThatOthersReach_refusesToStart(String address) {
        assertThatThrownBy(() -> new RunningPlayground(folder, "server.address=" + address))
                .rootCause()
                .hasMessageContaining("server.address")
                .hasMessageContaining("Set server.address=127.0.0.1");
    }

    @Test
    void missingAddressOfTheTrace_refusesToStart() {
        assertThatThrownBy(() -> new RunningPlayground(folder, "sayso.playground.trace-url=/sayso/trace/last"))
                .rootCause()
                .hasMessageContaining("sayso.playground.trace-url must be set to a full address");
    }
}
