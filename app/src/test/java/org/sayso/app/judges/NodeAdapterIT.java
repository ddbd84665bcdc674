package org.sayso.app.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.protocol.StandInAuthority;

/** Amazon's SDK for Node with its express adapter, unmodified and with both verifiers on, judges the stand-in. */
@Tag("slow")
class NodeAdapterIT {

    @TempDir
    static Path folder;

    private static StandInAuthority authority;
    private static ChainHost host;
    private static Child node;
    private static TeaHouse teaHouse;

    @BeforeAll
    static void start() throws Exception {
        authority = StandInAuthority.loadOrCreate(folder.resolve("keys"));
        host = new ChainHost(authority);
        node = new Child(
                Npm.installed(),
                Map.of("NODE_EXTRA_CA_CERTS", host.hostAuthorityPem(folder).toString()),
                List.of("node", "tea-house.js", authority.caFile().toString(), String.valueOf(host.tlsPort())));
        teaHouse = new TeaHouse(URI.create("http://localhost:" + node.port() + "/alexa"), authority);
    }

    @AfterAll
    static void stop() throws Exception {
        node.close();
        host.close();
    }

    @Test
    void conversationWithTheStandIn_isAccepted() {
        StandIn kitchen = teaHouse.kitchen();

        assertThat(said(kitchen, "open tea house")).isEqualTo("Welcome to the tea house. Which tea?");
        assertThat(said(kitchen, "brew sencha tea")).isEqualTo("Pot 1: green tea.");
        assertThat(said(kitchen, "brew three cups of assam tea")).isEqualTo("Pot 2: 3 cups of black tea.");
        assertThat(said(kitchen, "help")).isEqualTo("Green or black?");

        assertThat(host.served()).isPositive();
    }

    private static String said(StandIn kitchen, String text) {
        Turn turn = kitchen.say("kitchen", "ann", text);
        assertThat(turn.findings()).isEmpty();
        return turn.spoken();
    }

    @Test
    void oneFlippedBit_isRefusedForItsSignature() throws Exception {
        byte[] body = TeaHouse.launch(Clock.systemUTC());
        assertThat(teaHouse.post(body, authority.headers(body)).statusCode()).isEqualTo(200);

        var refused = teaHouse.post(TeaHouse.flipped(body), authority.headers(body));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("signature does not match");
    }

    @Test
    void signatureOfAnotherAuthority_isRefused() throws Exception {
        byte[] body = TeaHouse.launch(Clock.systemUTC());

        var refused = teaHouse.post(
                body, StandInAuthority.loadOrCreate(folder.resolve("strange")).headers(body));

        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void oldRequest_isRefusedForItsTimestamp() throws Exception {
        byte[] body = TeaHouse.launch(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5)));

        var refused = teaHouse.post(body, authority.headers(body));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).containsIgnoringCase("timestamp");
    }
}
