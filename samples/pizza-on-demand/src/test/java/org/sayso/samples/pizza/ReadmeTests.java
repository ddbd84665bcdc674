package org.sayso.samples.pizza;

import static com.amazon.ask.request.Predicates.intentName;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.Reply;
import org.sayso.confirmation.Transaction;
import org.sayso.policy.Requirement;
import org.sayso.token.UserKey;
import org.sayso.token.VerifiedToken;

/** The README's example is this class, which compiles. */
class ReadmeTests {

    interface Orders {
        Transaction place(UserKey user, String pizza);
    }

    abstract static class Pizzeria {
        abstract Orders orders();

        abstract String pizzaIn(HandlerInput input);

        // README:
        final class OrderPizza implements LinkedHandler {
            @Override
            public boolean canHandle(HandlerInput input) {
                return input.matches(intentName("OrderPizzaIntent"));
            }

            @Override
            public Requirement requirement() {
                return Requirement.scopes("pod:order");
            }

            @Override
            public Reply handle(HandlerInput input, VerifiedToken user) {
                return Reply.confirm(
                        orders().place(user.user(), pizzaIn(input))); // Sayso sends the code and takes it back
            }
        }
        // :README
    }

    @Test
    void exampleOfTheReadme_isTheCodeThatCompilesHere() throws IOException {
        Path here = Path.of("src/test/java/org/sayso/samples/pizza/ReadmeTests.java");
        String compiled = between(Files.readString(here), "// README:\n(.*?)// :README");
        String shown = between(Files.readString(Path.of("../../README.md")), "```java\n(.*?)```");

        assertThat(plain(shown)).isEqualTo(plain(compiled));
    }

    private static String between(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String plain(String code) {
        return code.replaceAll("//[^\n]*", "").replace("@Override", "").replaceAll("\\s+", "");
    }
}
