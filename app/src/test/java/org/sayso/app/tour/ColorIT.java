package org.sayso.app.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.launch.Playground;
import org.sayso.app.launch.PlaygroundSettings;
import org.sayso.app.launch.Ports;
import org.sayso.app.launch.Sample;
import tools.jackson.databind.JsonNode;

/** A color changed by voice in the playground, beside an order that waits as well. */
class ColorIT {

    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    @TempDir
    static Path data;

    private static Playground playground;
    private static StandInClient alexa;
    private static AnnsPhone phone;

    @BeforeAll
    static void start() throws Exception {
        playground = Playground.start(
                PlaygroundSettings.of(Ports.free(), data).withSamples(Sample.PIZZA_ON_DEMAND, Sample.FAVORITE_COLOR),
                line -> {});
        alexa = new StandInClient(playground.pageUrl());
        phone = new AnnsPhone(alexa);
        AlexaApp app = new AlexaApp(playground.pageUrl());
        app.link("favorite color");
        app.link("pizza on demand");
    }

    @AfterAll
    static void stop() {
        playground.close();
    }

    @Test
    void codeOfOneSkill_confirmsNothingInTheOther() throws Exception {
        String ofOrder = code("ask pizza on demand to get me a small pizza with bacon");
        String ofColor = code("ask favorite color to change my favorite color to violet");

        if (!ofOrder.equals(ofColor)) {
            assertThat(say("authorize color " + ofOrder)).contains("not right");
            assertThat(say("ask pizza on demand to authorize order " + ofColor)).contains("not right");
        }
        assertThat(say("ask favorite color to authorize color " + ofColor))
                .contains("You have changed your favorite color to violet");
        assertThat(say("ask pizza on demand to authorize order " + ofOrder)).contains("Your order is confirmed");
    }

    @Test
    void whileTheCodeIsAwaited_thePlaygroundSuggestsToSayIt() throws Exception {
        String code = code("ask favorite color to change my favorite color to teal");

        assertThat(alexa.state().toString()).contains("authorize color " + String.join(" ", code.split("")));
        assertThat(say("cancel")).contains("your favorite color stays as it is");
    }

    @Test
    void codeAskedForAgainAtOnce_hasToWait_andTheFirstStillCounts() throws Exception {
        String code = code("ask favorite color to change my favorite color to beige");

        assertThat(say("send it by e-mail")).contains("A message is on its way. Please wait");
        assertThat(say("authorize color " + code)).contains("You have changed your favorite color to beige");
    }

    private static String say(String text) throws Exception {
        return alexa.say("kitchen", "ann", text).path("spoken").asString("");
    }

    private static String code(String wish) throws Exception {
        int before = phone.count();
        say(wish);
        return codeIn(phone.after(before));
    }

    private static String codeIn(JsonNode message) {
        Matcher code = CODE.matcher(message.path("text").asString(""));
        if (!code.find()) {
            throw new AssertionError("a message without code");
        }
        return code.group();
    }
}
