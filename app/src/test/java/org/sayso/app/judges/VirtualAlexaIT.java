package org.sayso.app.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;
import org.sayso.app.launch.Sample;
import org.sayso.app.tour.Household;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** virtual-alexa, which knows nothing of Sayso, orders a pizza: its requests are answered as the stand-in's are. */
@Tag("slow")
class VirtualAlexaIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SKILL = "amzn1.ask.skill.5a5e5a5e-0000-4000-8000-000000000001";
    private static final String MODEL = "/skill-package/pizza-on-demand/interactionModels/custom/en-US.json";

    @TempDir
    Path folder;

    @Test
    void pizzaOnDemand_isOrderedAndConfirmed_byRequestsOfVirtualAlexa() throws Exception {
        Ports ports = Ports.free();
        URI skill = URI.create("http://localhost:" + ports.shop() + "/pod/alexa");
        try (SigningBridge bridge = new SigningBridge(skill, folder.resolve("home/stand-in"));
                Playground playground = Playground.start(
                        PlaygroundSettings.of(ports, folder.resolve("home"))
                                .withSamples(Sample.PIZZA_ON_DEMAND)
                                .withSkillEndpoint(bridge.at("/pass").toString()),
                        line -> {})) {
            Household home = new Household(playground.pageUrl(), playground.shopUrl());

            List<JsonNode> stranger = converse(bridge, "", "launch", "get me a large pizza with pepperoni");
            assertThat(stranger).allSatisfy(turn -> {
                assertThat(turn.path("card").asString()).isEqualTo("LinkAccount");
                assertThat(turn.path("said").asString()).contains("link your account");
            });

            home.link("ann");
            home.say("open pizza on demand");
            int before = home.messages("ann");
            JsonNode ordered = converse(bridge, bridge.token(), "get me a large pizza with pepperoni")
                    .get(0);
            assertThat(ordered.path("said").asString()).contains("a large pizza with pepperoni", "ending in 4 2");
            assertThat(ordered.path("open").asBoolean()).isTrue();

            String code = home.codeAfter(before, "ann");
            JsonNode confirmed =
                    converse(bridge, bridge.token(), "authorize order " + code).get(0);
            assertThat(confirmed.path("said").asString()).contains("Your order is confirmed");
            assertThat(confirmed.path("card").asString()).isEqualTo("Simple");
        }
    }

    private List<JsonNode> converse(SigningBridge bridge, String token, String... utterances) throws Exception {
        Path model = folder.resolve("model.json");
        try (var in = Objects.requireNonNull(VirtualAlexaIT.class.getResourceAsStream(MODEL))) {
            Files.write(model, in.readAllBytes());
        }
        List<String> command = new ArrayList<>(
                List.of("node", "pizza.js", bridge.at("/sign").toString(), model.toString(), SKILL, token));
        command.addAll(List.of(utterances));
        try (Child node = new Child(Npm.installed(), Map.of(), command)) {
            assertThat(node.exit()).as(node.output()).isZero();
            return node.output()
                    .lines()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> (JsonNode) JSON.readTree(line))
                    .toList();
        }
    }
}
