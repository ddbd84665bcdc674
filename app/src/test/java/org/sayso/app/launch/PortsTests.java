package org.sayso.app.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTests {

    private static final Pattern SUGGESTION = Pattern.compile("such as --port (\\d+)");

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_531, 65_535, 65_536, 70_000})
    void rowThatDoesNotExist_isAWrongSetting(int first) {
        assertThatThrownBy(() -> Ports.from(first))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("between 1 and 65530");
    }

    @Test
    void takenPort_isExplainedWithARowOfWhichAllAreFree() throws Exception {
        try (ServerSocket taken = listen(0)) {
            int first = suggestedFor(taken.getLocalPort());
            for (int offset = 0; offset < 6; offset++) {
                try (ServerSocket alsoTaken = listen(first + offset)) {
                    int other = suggestedFor(taken.getLocalPort());
                    assertThat(alsoTaken.getLocalPort() - other).isNotIn(0, 1, 2, 3, 4, 5);
                }
            }
        }
    }

    @Test
    void row_hasAPortForEachServer() {
        assertThat(Ports.from(9080)).isEqualTo(new Ports(9080, 9081, List.of(9082, 9083, 9084, 9085)));
        assertThat(Ports.from(9080).shop()).isEqualTo(9082);
        assertThat(Ports.from(9080).color()).isEqualTo(9083);
        assertThat(Ports.from(9080).wear()).isEqualTo(9084);
        assertThat(Ports.from(9080).ride()).isEqualTo(9085);
    }

    private static int suggestedFor(int port) {
        CannotStart refusal = catchThrowableOfType(
                CannotStart.class, () -> new Ports(port, port, List.of(port, port, port, port)).requireFree());
        Matcher suggestion = SUGGESTION.matcher(String.valueOf(refusal.getMessage()));
        assertThat(refusal).hasMessageContaining("Port " + port + " is in use");
        assertThat(suggestion.find()).isTrue();
        return Integer.parseInt(suggestion.group(1));
    }

    private static ServerSocket listen(int port) throws Exception {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    }
}
