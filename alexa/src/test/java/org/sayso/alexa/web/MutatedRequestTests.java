package org.sayso.alexa.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.amazon.ask.dispatcher.request.handler.RequestHandler;
import com.amazon.ask.model.Response;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.sayso.alexa.proof.ChainServer;
import org.sayso.alexa.proof.MovableClock;
import org.sayso.alexa.proof.RequestProof;
import org.sayso.alexa.proof.SignedRequest;
import org.sayso.alexa.proof.TestPki;
import org.sayso.alexa.proof.TestRequests;
import org.sayso.alexa.proof.TrustedStandIn;

/**
 * Valid requests changed at random, thousands of times. Whatever is changed, the answer is never a server error, and the
 * handler is reached only where the proof truly holds. The seed is in each failure.
 */
class MutatedRequestTests {

    private static final TestPki.Identity CA = TestPki.root("Stand-in CA");
    private static final TestPki.Identity ALEXA = TestPki.alexa(CA);
    private static final ChainServer CHAIN = chain();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final AtomicBoolean handled = new AtomicBoolean();
    private final SkillEndpoint endpoint = SkillEndpoint.builder()
            .proof(RequestProof.builder()
                    .skillId(TestRequests.SKILL)
                    .clock(new MovableClock())
                    .insecureStandIn(TrustedStandIn.of(URI.create(CHAIN.uri()), CA.certificate()))
                    .build())
            .skill(new CustomSkillBuilder()
                    .withSkillId(TestRequests.SKILL)
                    .addRequestHandler(new RequestHandler() {
                        @Override
                        public boolean canHandle(HandlerInput input) {
                            return true;
                        }

                        @Override
                        public Optional<Response> handle(HandlerInput input) {
                            handled.set(true);
                            return input.getResponseBuilder()
                                    .withSpeech("hello")
                                    .build();
                        }
                    })
                    .build())
            .trace(trace -> assertThat(trace.json()).isNotEmpty(), new byte[32])
            .build();

    private static ChainServer chain() {
        try {
            return ChainServer.serving(TestPki.pem(ALEXA, CA), 0);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @AfterAll
    static void stop() {
        CHAIN.close();
    }

    /** Bytes change after signing: nothing but the untouched body is ever accepted. */
    @Test
    void bytesChangedAfterSigning_neverReachTheHandler() {
        runs(2_000, random -> {
            byte[] body = TestRequests.bytes(TestRequests.launch(MovableClock.START));
            String signature = ALEXA.sign(body);
            byte[] changed = changeBytes(body, random);
            int status = answer(TrustedStandIn.ADDRESS, signature, changed);
            if (Arrays.equals(body, changed)) {
                assertThat(status).isEqualTo(200);
            } else {
                assertThat(status).isEqualTo(400);
                assertThat(handled).isFalse();
            }
        });
    }

    @Test
    void headersChanged_neverReachTheHandler() {
        runs(2_000, random -> {
            byte[] body = TestRequests.bytes(TestRequests.launch(MovableClock.START));
            String signature = ALEXA.sign(body);
            if (random.nextBoolean()) {
                String changed = changeText(signature, random);
                int status = answer(TrustedStandIn.ADDRESS, changed, body);
                assertThat(status).isEqualTo(changed.equals(signature) ? 200 : 400);
                assertThat(handled.get()).isEqualTo(changed.equals(signature));
            } else {
                String changed = changeText(TrustedStandIn.ADDRESS, random);
                int status = answer(changed, signature, body);
                // Only another spelling of the very same address may pass.
                if (status == 200) {
                    assertThat(URI.create(changed).normalize())
                            .satisfies(each -> assertThat(each.getScheme()).isEqualToIgnoringCase("https"))
                            .satisfies(each -> assertThat(each.getHost()).isEqualToIgnoringCase("s3.amazonaws.com"))
                            .satisfies(each -> assertThat(each.getRawPath())
                                    .isEqualTo(
                                            URI.create(TrustedStandIn.ADDRESS).getRawPath()));
                } else {
                    assertThat(status).isEqualTo(400);
                    assertThat(handled).isFalse();
                }
            }
        });
    }

    /** Signed garbage: as if Alexa itself sent it. It must be refused or answered, never fail. */
    @Test
    void signedButDamagedJson_isRefusedOrAnswered() {
        runs(2_000, random -> {
            byte[] body = changeBytes(TestRequests.bytes(TestRequests.launch(MovableClock.START)), random);
            assertThat(answer(TrustedStandIn.ADDRESS, ALEXA.sign(body), body)).isIn(200, 400, 413);
        });
    }

    @Test
    void signedButRearrangedEnvelope_isRefusedOrAnswered_andHandledOnlyForThisSkillAndNow() {
        runs(2_000, random -> {
            ObjectNode envelope = (ObjectNode) read(TestRequests.launch(MovableClock.START));
            for (int i = random.nextInt(4); i >= 0; i--) {
                changeTree(envelope, random);
            }
            byte[] body = TestRequests.bytes(envelope.toString());
            assertThat(answer(TrustedStandIn.ADDRESS, ALEXA.sign(body), body)).isIn(200, 400);
            if (handled.get()) {
                List<String> skills = new ArrayList<>();
                for (JsonNode place : List.of(envelope.at("/context/System"), envelope.path("session"))) {
                    JsonNode id = place.path("application").path("applicationId");
                    if (!id.isMissingNode() && !id.isNull()) {
                        skills.add(id.asText());
                    }
                }
                assertThat(skills).isNotEmpty().containsOnly(TestRequests.SKILL);
                assertThat(envelope.at("/request/timestamp").asText()).isEqualTo("2026-06-18T10:00:00Z");
                assertThat(envelope.at("/request/requestId").isTextual()).isTrue();
            }
        });
    }

    @Test
    void foreignKey_neverReachesTheHandlerWhateverItSigns() {
        TestPki.Identity foreign = TestPki.alexa(TestPki.root("Foreign Root"));
        TestPki.Identity otherKey = new TestPki.Identity(foreign.certificate(), TestPki.rsa("foreign key", 2048));
        runs(300, random -> {
            byte[] body = TestRequests.bytes(TestRequests.launch(MovableClock.START));
            assertThat(answer(TrustedStandIn.ADDRESS, otherKey.sign(body), body))
                    .isEqualTo(400);
            assertThat(handled).isFalse();
        });
    }

    private interface Run {
        void with(Random random);
    }

    private void runs(int count, Run run) {
        long base = Long.getLong("sayso.seed", System.nanoTime());
        for (int i = 0; i < count; i++) {
            long seed = base + i;
            handled.set(false);
            try {
                run.with(new Random(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("repeat with -Dsayso.seed=" + seed, failure);
            }
        }
    }

    private int answer(String address, String signature, byte[] body) {
        SkillAnswer answer = endpoint.answer(new SignedRequest(List.of(address), List.of(signature), body));
        assertThat(answer.status()).isNotEqualTo(500);
        return answer.status();
    }

    private static byte[] changeBytes(byte[] body, Random random) {
        int at = random.nextInt(body.length);
        int length = random.nextInt(Math.min(20, body.length - at) + 1);
        return switch (random.nextInt(6)) {
            case 0 -> {
                byte[] flipped = body.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> Arrays.copyOf(body, at);
            case 2 -> join(body, at, new byte[random.nextInt(20)], at);
            case 3 -> join(body, at, new byte[0], at + length);
            case 4 -> join(body, at, Arrays.copyOfRange(body, at, at + length), at);
            default -> {
                byte[] noise = new byte[1 + random.nextInt(20)];
                random.nextBytes(noise);
                yield join(body, at, noise, Math.min(body.length, at + noise.length));
            }
        };
    }

    private static byte[] join(byte[] body, int until, byte[] middle, int from) {
        byte[] joined = Arrays.copyOf(body, until + middle.length + body.length - from);
        System.arraycopy(middle, 0, joined, until, middle.length);
        System.arraycopy(body, from, joined, until + middle.length, body.length - from);
        return joined;
    }

    private static String changeText(String text, Random random) {
        List<String> pieces = List.of(
                "",
                "/",
                "..",
                "/../",
                "/./",
                "%2e",
                "%2f",
                "\\",
                "@",
                ":",
                ":443",
                ":8443",
                "?",
                "#",
                "=",
                "A",
                "é",
                "\u0000",
                "\n",
                " ",
                "//",
                ".",
                "echo.api",
                "\uD83C\uDF55",
                "s3.amazonaws.com",
                "https://");
        int at = random.nextInt(text.length() + 1);
        int until = Math.min(text.length(), at + random.nextInt(3));
        return text.substring(0, at) + pieces.get(random.nextInt(pieces.size())) + text.substring(until);
    }

    private static void changeTree(ObjectNode root, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.put("added", random.nextInt());
            return;
        }
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, anything(root, random));
            case 2 -> object.set("renamed" + name, object.remove(name));
            default -> object.set("more", anything(root, random));
        }
    }

    private static JsonNode anything(ObjectNode root, Random random) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(9)) {
            case 0 -> make.nullNode();
            case 1 -> make.numberNode(random.nextLong());
            case 2 -> make.numberNode(Double.MAX_VALUE);
            case 3 -> make.booleanNode(random.nextBoolean());
            case 4 -> TextNode.valueOf("\uD83C\uDF55".repeat(random.nextInt(300)));
            case 5 -> TextNode.valueOf("IntentRequest");
            case 6 -> new ArrayNode(make).add(root.deepCopy());
            case 7 -> root.deepCopy();
            default -> make.objectNode();
        };
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
