package org.sayso.app.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.standin.StandIn;
import org.sayso.standin.Turn;
import org.sayso.standin.protocol.StandInAuthority;

/** What an adapter of Amazon's, unmodified and with every check on, must say to the stand-in's requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AdapterContract {

    private Path folder;
    private StandInAuthority authority;
    private ChainHost host;
    private Child skill;
    private TeaHouse teaHouse;

    /** Starts the tea house on this adapter, in a process that trusts this authority and finds the chain at this host. */
    abstract Child start(ChainHost chainHost, StandInAuthority alexa, Path directory) throws Exception;

    /** Words of the refusal of a body that was changed. */
    abstract String wrongSignature();

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        folder = directory;
        authority = StandInAuthority.loadOrCreate(folder.resolve("keys"));
        host = new ChainHost(authority);
        skill = start(host, authority, folder);
        teaHouse = new TeaHouse(URI.create("http://localhost:" + skill.port() + "/alexa"), authority);
    }

    @AfterAll
    void stop() throws Exception {
        skill.close();
        host.close();
    }

    @Test
    void conversationWithTheStandIn_isAccepted_underTheChainFromAmazonsHost() {
        StandIn kitchen = teaHouse.kitchen();

        assertThat(said(kitchen, "open tea house")).isEqualTo("Welcome to the tea house. Which tea?");
        assertThat(said(kitchen, "brew sencha tea")).isEqualTo("Pot 1: green tea.");
        assertThat(said(kitchen, "brew three cups of assam tea")).isEqualTo("Pot 2: 3 cups of black tea.");
        assertThat(said(kitchen, "help")).isEqualTo("Green or black?");
        assertThat(said(kitchen, "ask tea house to brew green tea")).isEqualTo("Pot 1: green tea.");

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
        assertThat(refused.body()).contains(wrongSignature());
    }

    @Test
    void signatureOfAnotherAuthority_isRefused() throws Exception {
        byte[] body = TeaHouse.launch(Clock.systemUTC());

        var refused = teaHouse.post(
                body, StandInAuthority.loadOrCreate(folder.resolve("strange")).headers(body));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains(wrongSignature());
    }

    @Test
    void oldRequest_isRefusedForItsTimestamp() throws Exception {
        byte[] body = TeaHouse.launch(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5)));

        var refused = teaHouse.post(body, authority.headers(body));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).containsIgnoringCase("timestamp");
    }

    @Test
    void requestWithoutProof_isRefused() throws Exception {
        assertThat(teaHouse.post(TeaHouse.launch(Clock.systemUTC()), Map.of()).statusCode())
                .isEqualTo(400);
    }
}
