package org.sayso.samples.pizza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.standin.language.HeardSlot;
import org.sayso.standin.language.HeardValue;
import org.sayso.standin.language.InteractionModel;
import org.sayso.standin.language.LanguageUnderstanding;
import org.sayso.standin.language.Understanding;
import tools.jackson.databind.json.JsonMapper;

/** What people say, by the skill's own interaction model: short answers must not take words from other intents. */
class UtteranceTests {

    private final LanguageUnderstanding skill = new LanguageUnderstanding(model());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pepperoni                              | DescribePizzaIntent toppings=pepperoni
            large                                  | DescribePizzaIntent size=large
            large please                           | DescribePizzaIntent size=large
            a large one                            | DescribePizzaIntent size=large
            the large one                          | DescribePizzaIntent size=large
            twelve inch                            | DescribePizzaIntent size=twelve inch
            extra large                            | DescribePizzaIntent size=extra large
            make it large                          | DescribePizzaIntent size=large
            large pepperoni                        | DescribePizzaIntent size=large toppings=pepperoni
            a large pepperoni                      | DescribePizzaIntent size=large toppings=pepperoni
            large with onions                      | OrderPizzaIntent size=large toppings=onions
            a small one with bacon                 | DescribePizzaIntent size=small toppings=bacon
            with pepperoni and mushrooms           | DescribePizzaIntent toppings=pepperoni,mushrooms
            mushrooms, onions and black olives     | DescribePizzaIntent toppings=mushrooms,onions,black olives
            extra cheese                           | DescribePizzaIntent toppings=extra cheese
            extra large extra cheese               | DescribePizzaIntent size=extra large toppings=extra cheese
            just cheese                            | DescribePizzaIntent
            plain                                  | DescribePizzaIntent
            no toppings                            | DescribePizzaIntent
            get me a large pizza                   | OrderPizzaIntent size=large
            a pizza                                | OrderPizzaIntent
            a large pepperoni pizza                | OrderPizzaIntent size=large toppings=pepperoni
            large pizza                            | OrderPizzaIntent size=large
            authorize order 4 8 2 1 9 3            | AuthorizeOrderIntent code=482193
            4 8 2 1 9 3                            | AuthorizeOrderIntent code=482193
            twelve                                 | AuthorizeOrderIntent code=12
            my code is twelve ten nineteen         | AuthorizeOrderIntent code=121019
            send it again                          | SendAgainIntent
            please send it again                   | SendAgainIntent
            send me a new code                     | SendAgainIntent
            i did not get it                       | SendAgainIntent
            send it by e-mail                      | SendAgainIntent channel=e-mail
            send it by email please                | SendAgainIntent channel=email
            send it as a text message              | SendAgainIntent channel=text message
            send me a text                         | SendAgainIntent channel=text
            send it to my phone                    | SendAgainIntent channel=my phone
            is it done                             | IsItDoneIntent
            is it done yet                         | IsItDoneIntent
            did it work                            | IsItDoneIntent
            is it approved                         | IsItDoneIntent
            i have approved it                     | IsItDoneIntent
            is my order confirmed                  | OrderStatusIntent
            it is 4 8 2 1 9 3                      | AuthorizeOrderIntent code=482193
            where is my pizza                      | OrderStatusIntent
            yes                                    | AMAZON.YesIntent
            no                                     | AMAZON.NoIntent
            no thanks                              | AMAZON.NoIntent
            help                                   | AMAZON.HelpIntent
            cancel                                 | AMAZON.CancelIntent
            stop                                   | AMAZON.StopIntent
            banana                                 | AMAZON.FallbackIntent
            sing me a song about the sea           | AMAZON.FallbackIntent
            get me a taxi                          | AMAZON.FallbackIntent
            """)
    void saidInASession_isUnderstoodAs(String said, String expected) {
        assertThat(describe(skill.inSession(said))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ask pizza on demand if it is done            | IsItDoneIntent
            ask pizza on demand to send it again         | SendAgainIntent
            tell pizza on demand to send it by e-mail    | SendAgainIntent channel=e-mail
            """)
    void saidOutsideASession_isUnderstoodAs(String said, String expected) {
        assertThat(describe(skill.outsideSession(said))).isEqualTo(expected);
    }

    private static String describe(Understanding understanding) {
        Understanding.Intent intent = (Understanding.Intent) understanding;
        return intent.name()
                + intent.slots().stream()
                        .filter(slot -> !slot.values().isEmpty())
                        .map(UtteranceTests::describe)
                        .collect(Collectors.joining());
    }

    private static String describe(HeardSlot slot) {
        return " " + slot.name() + "="
                + slot.values().stream().map(HeardValue::value).collect(Collectors.joining(","));
    }

    private static InteractionModel model() {
        String path = "/skill-package/pizza-on-demand/interactionModels/custom/en-US.json";
        try (InputStream in = Objects.requireNonNull(UtteranceTests.class.getResourceAsStream(path))) {
            return InteractionModel.parse("en-US", JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
