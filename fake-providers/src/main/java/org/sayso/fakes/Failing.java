package org.sayso.fakes;

import java.util.Arrays;
import java.util.function.Consumer;

/** The ways in which a server gives no answer that could be judged. None of them may ever look like a right code. */
@SuppressWarnings("ImmutableEnumChecker") // What a test does to its server.
public enum Failing {
    HANGS(TestServer::hang),
    DRIPS(TestServer::drip),
    BREAKS_OFF(TestServer::breakOff),
    HAS_NO_END(TestServer::answerWithoutEnd),
    IS_DOWN(TestServer::close),
    REDIRECTS(server -> server.answer(
            TestServer.Answer.json(302, "", "Location", server.uri("/elsewhere").toString()))),
    FAULT(server -> server.answer(TestServer.Answer.json(500, "{\"factorResult\":\"SUCCESS\"}"))),
    BAD_GATEWAY(server -> server.answer(new TestServer.Answer(502, "text/html", "<html>"))),
    IS_A_PAGE(server -> server.answer(new TestServer.Answer(200, "text/html", "<html>It works!</html>"))),
    SAYS_IT_IS_A_PAGE(server -> server.answer(
            new TestServer.Answer(200, "text/html", "{\"factorResult\":\"SUCCESS\",\"id_token\":\"a.b.c\"}"))),
    GARBAGE(server -> server.answer(TestServer.Answer.json(200, "{\"factorResult\":\"SUCCESS\""))),
    MEMBER_TWICE(server -> server.answer(TestServer.Answer.json(
            200, "{\"factorResult\":\"SUCCESS\",\"factorResult\":\"SUCCESS\",\"id_token\":\"a\",\"id_token\":\"b\"}"))),
    NULL(server -> server.answer(TestServer.Answer.json(200, "null"))),
    EMPTY_OBJECT(server -> server.answer(TestServer.Answer.json(200, "{}"))),
    WRONG_TYPE(server -> server.answer(TestServer.Answer.json(200, "{\"factorResult\":[\"SUCCESS\"],\"id_token\":1}"))),
    NO_CONTENT(server -> server.answer(TestServer.Answer.json(204, "")));

    private final Consumer<TestServer> manner;

    Failing(Consumer<TestServer> manner) {
        this.manner = manner;
    }

    public void begin(TestServer server) {
        manner.accept(server);
    }

    public static Failing[] without(Failing... others) {
        return Arrays.stream(values())
                .filter(value -> !Arrays.asList(others).contains(value))
                .toArray(Failing[]::new);
    }
}
