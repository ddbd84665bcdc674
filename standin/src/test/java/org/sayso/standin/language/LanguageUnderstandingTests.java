package org.sayso.standin.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LanguageUnderstandingTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final LanguageUnderstanding pizzeria =
            new LanguageUnderstanding(InteractionModel.parse("en-US", fixture()));

    static JsonNode fixture() {
        String path = "/skill-package/corner-pizzeria/interactionModels/custom/en-US.json";
        try (InputStream in = Objects.requireNonNull(LanguageUnderstandingTests.class.getResourceAsStream(path))) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            get me a pizza                                        | OrderPizzaIntent
            Get me a pizza!                                       | OrderPizzaIntent
            get me pizza                                          | OrderPizzaIntent
            please get me a pizza                                 | OrderPizzaIntent
            alexa, can you please get me a pizza, thanks          | OrderPizzaIntent
            could you get me a pizza please                       | OrderPizzaIntent
            get me a large pizza                                  | OrderPizzaIntent size=large/L
            get me the large pizza                                | OrderPizzaIntent size=large/L
            get me a LARGE pizza                                  | OrderPizzaIntent size=large/L
            get me a big pizza                                    | OrderPizzaIntent size=big/L
            get me an extra large pizza                           | OrderPizzaIntent size=extra large/XL
            get me a family size pizza                            | OrderPizzaIntent size=family size/XL
            large                                                 | OrderPizzaIntent size=large/L
            large please                                          | OrderPizzaIntent size=large/L
            a medium pizza                                        | OrderPizzaIntent size=medium/M
            get me a gigantic pizza                               | OrderPizzaIntent size=gigantic/-
            get me a large pizza with pepperoni                   | OrderPizzaIntent size=large/L toppings=pepperoni/pepperoni
            get me a pizza with pepperoni and mushrooms           | OrderPizzaIntent toppings=pepperoni/pepperoni,mushrooms/mushrooms
            get me a pizza with pepperoni, onions and black olives| OrderPizzaIntent toppings=pepperoni/pepperoni,onions/onions,black olives/black olives
            get me a pizza with pepperoni onions black olives     | OrderPizzaIntent toppings=pepperoni/pepperoni,onions/onions,black olives/black olives
            get me a pizza with pepperoni & onions                | OrderPizzaIntent toppings=pepperoni/pepperoni,onions/onions
            get me a pizza with mushroom                          | OrderPizzaIntent toppings=mushroom/mushrooms
            get me a pizza with some extra cheese and an onion    | OrderPizzaIntent toppings=extra cheese/extra cheese,onion/onions
            get me a pizza with champignons                       | OrderPizzaIntent toppings=champignons/mushrooms
            get me a pizza with olives                            | OrderPizzaIntent toppings=olives/black olives+green olives
            get me a pizza with salt and pepper and onions        | OrderPizzaIntent toppings=salt and pepper/salt and pepper,onions/onions
            get me a pizza with jalapeños                         | OrderPizzaIntent toppings=jalapeños/Jalapeños
            get me a pizza with rubber ducks and pepperoni        | OrderPizzaIntent toppings=rubber ducks/-,pepperoni/pepperoni
            get me a small pizza with pineapple                   | OrderPizzaIntent size=small/S toppings=pineapple/-
            i'd like a small pepperoni pizza                      | OrderPizzaIntent size=small/S toppings=pepperoni/pepperoni
            I’d like a little pizza                               | OrderPizzaIntent size=little/S
            authorize order                                       | AuthorizeOrderIntent
            authorize order 482193                                | AuthorizeOrderIntent code=482193
            authorize order 482,193                               | AuthorizeOrderIntent code=482193
            authorize order 4 8 2 1 9 3                           | AuthorizeOrderIntent code=482193
            authorize order 4, 8, 2, 1, 9, 3                      | AuthorizeOrderIntent code=482193
            authorize order 4-8-2-1-9-3                           | AuthorizeOrderIntent code=482193
            authorize order 48 21 93                              | AuthorizeOrderIntent code=482193
            authorize order four eight two one nine three         | AuthorizeOrderIntent code=482193
            authorize order forty eight twenty one ninety three   | AuthorizeOrderIntent code=482193
            authorize order forty-eight twenty-one ninety-three   | AuthorizeOrderIntent code=482193
            authorize order four eighty two one nine three        | AuthorizeOrderIntent code=482193
            authorize order four hundred eighty two thousand one hundred and ninety three | AuthorizeOrderIntent code=482193
            authorize order four oh two one nine three            | AuthorizeOrderIntent code=402193
            authorize order oh four two                           | AuthorizeOrderIntent code=42
            authorize order 0 0 7                                 | AuthorizeOrderIntent code=7
            authorize order double four seven                     | AuthorizeOrderIntent code=447
            authorize order twenty                                | AuthorizeOrderIntent code=20
            authorize order twenty two please                     | AuthorizeOrderIntent code=22
            authorize order banana                                | AuthorizeOrderIntent code=?
            my code is 1 2 3 4 5 6                                | AuthorizeOrderIntent code=123456
            set my pin to six oh four five                        | SetPinIntent pin=6045
            set my pin to zero four two five                      | SetPinIntent pin=0425
            set my pin to twenty nineteen                         | SetPinIntent pin=2019
            set my pin to one two three                           | SetPinIntent pin=?
            find a shop near the old town hall                    | FindShopIntent query=the old town hall
            find a shop near o'hare                               | FindShopIntent query=o'hare
            where is my order                                     | OrderStatusIntent
            help                                                  | AMAZON.HelpIntent
            help me                                               | AMAZON.HelpIntent
            can you help me                                       | AMAZON.HelpIntent
            how does this work                                    | AMAZON.HelpIntent
            stop                                                  | AMAZON.StopIntent
            alexa, stop                                           | AMAZON.StopIntent
            Cancel.                                               | AMAZON.CancelIntent
            never mind                                            | AMAZON.CancelIntent
            yes                                                   | AMAZON.YesIntent
            yes please                                            | AMAZON.YesIntent
            nope                                                  | AMAZON.NoIntent
            no thanks                                             | AMAZON.NoIntent
            go home                                               | AMAZON.NavigateHomeIntent
            what is the weather like in paris tomorrow            | AMAZON.FallbackIntent
            banana                                                | AMAZON.FallbackIntent
            authorize my car                                      | AMAZON.FallbackIntent
            get me a taxi                                         | AMAZON.FallbackIntent
            please                                                | AMAZON.FallbackIntent
            ?!                                                    | AMAZON.FallbackIntent
            exit                                                  | exit
            alexa, quit                                           | exit
            """)
    void saidInASession_isUnderstoodAs(String said, String expected) {
        assertThat(describe(pizzeria.inSession(said))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            open corner pizzeria                                     | launch
            alexa, open corner pizzeria                              | launch
            Alexa, please start the Corner Pizzeria                  | launch
            launch corner pizzeria please                            | launch
            talk to corner pizzeria                                  | launch
            corner pizzeria                                          | launch
            can you open corner pizzeria for me                      | launch
            ask corner pizzeria to get me a large pizza              | OrderPizzaIntent size=large/L
            ask corner pizzeria for a large pizza with pepperoni     | OrderPizzaIntent size=large/L toppings=pepperoni/pepperoni
            tell corner pizzeria my code is 4 8 2 1 9 3              | AuthorizeOrderIntent code=482193
            tell corner pizzeria to authorize order 4 8 2 1 9 3      | AuthorizeOrderIntent code=482193
            open corner pizzeria and get me a pizza                  | OrderPizzaIntent
            ask corner pizzeria where is my order                    | OrderStatusIntent
            get me a large pizza from corner pizzeria                | OrderPizzaIntent size=large/L
            ask corner pizzeria for help                             | AMAZON.HelpIntent
            ask corner pizzeria about the meaning of life            | AMAZON.FallbackIntent
            get me a taxi from corner pizzeria                       | not meant
            get me a large pizza                                     | not meant
            open corner bakery                                       | not meant
            tell me my balance                                       | not meant
            exit                                                     | not meant
            """)
    void saidToTheDevice_isUnderstoodAs(String said, String expected) {
        assertThat(describe(pizzeria.outsideSession(said))).isEqualTo(expected);
    }

    @Test
    void sampleFits_explanationNamesItAndAllSlotsAreThere() {
        var intent = (Understanding.Intent) pizzeria.inSession("get me a large pizza");
        assertThat(intent.explanation()).contains("get me a {size} pizza").contains("OrderPizzaIntent");
        assertThat(intent.slots()).extracting(HeardSlot::name).containsExactly("size", "toppings");
        assertThat(intent.exact()).isTrue();
        assertThat(intent.score()).isBetween(0.9, 1.0);
    }

    @Test
    void valueWithoutId_resolvesToTheMd5OfItsName() {
        JsonNode model = JSON.readTree("""
                {"languageModel":{"invocationName":"shop","intents":[
                  {"name":"Find","slots":[{"name":"thing","type":"THING"}],"samples":["find {thing}"]}],
                 "types":[{"name":"THING","values":[{"name":{"value":"bed"}},
                   {"name":{"value":"Internacional Jersey","synonyms":["the jersey"]}}]}]}}""");
        var shop = new LanguageUnderstanding(InteractionModel.parse("en-US", model));
        assertThat(firstEntity(shop.inSession("find bed")))
                .isEqualTo(new Entity("bed", "001cbc059a402b3be7c99be558eaaf73"));
        assertThat(firstEntity(shop.inSession("find the jersey")))
                .isEqualTo(new Entity("Internacional Jersey", "5682b7c3141702ac3311f58686428eeb"));
    }

    @Test
    void noFallbackInTheModel_isNotUnderstood() {
        JsonNode model = JSON.readTree("""
                {"languageModel":{"invocationName":"shop","intents":[{"name":"Find","samples":["find it"]}]}}""");
        var shop = new LanguageUnderstanding(InteractionModel.parse("en-GB", model));
        assertThat(shop.inSession("sing a song")).isInstanceOf(Understanding.NotUnderstood.class);
        assertThat(shop.inSession("stop")).isInstanceOf(Understanding.NotUnderstood.class);
        assertThat(shop.outsideSession("ask shop to sing a song")).isInstanceOf(Understanding.Launch.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"x":1}                                                                                                        | languageModel
            {"languageModel":{"intents":[{"name":"A","samples":["a"]}]}}                                                   | invocationName
            {"languageModel":{"invocationName":"a b","intents":[]}}                                                        | no intents
            {"languageModel":{"invocationName":"a b","intents":[{"name":"A","samples":["a {b}"]}]}}                        | does not have: b
            {"languageModel":{"invocationName":"a b","intents":[{"name":"A","slots":[{"name":"d","type":"DAY_OUT"}]}]}}     | add it to languageModel.types
            """)
    void modelThatCannotWork_isRefusedNamingThePlace(String json, String place) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LanguageUnderstanding(InteractionModel.parse("en-US", JSON.readTree(json))))
                .withMessageContaining(place);
    }

    @Test
    void languageThatIsNotSpoken_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LanguageUnderstanding(InteractionModel.parse("nl-NL", fixture())))
                .withMessageContaining("nl-NL");
    }

    @Test
    void veryLongUtterance_isAnsweredQuickly() {
        long start = System.nanoTime();
        var heard = pizzeria.inSession("get me a pizza with " + "pepperoni and ".repeat(2000) + "onions");
        assertThat(heard).isNotNull();
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
    }

    private static Entity firstEntity(Understanding understanding) {
        return ((Understanding.Intent) understanding)
                .slots()
                .get(0)
                .values()
                .get(0)
                .entity()
                .orElseThrow();
    }

    /** Sizes by id, toppings by canonical name, both as {@code said/resolved}. */
    private static String describe(Understanding understanding) {
        if (understanding instanceof Understanding.Intent intent) {
            StringBuilder text = new StringBuilder(intent.name());
            for (HeardSlot slot : intent.slots()) {
                List<String> values = new ArrayList<>();
                slot.values().forEach(value -> values.add(describe(value)));
                if (!values.isEmpty()) {
                    text.append(' ').append(slot.name()).append('=').append(String.join(",", values));
                }
            }
            return text.toString();
        }
        return understanding instanceof Understanding.Launch
                ? "launch"
                : understanding instanceof Understanding.Exit ? "exit" : "not meant";
    }

    private static String describe(HeardValue value) {
        HeardValue.Resolution resolution = value.resolution();
        if (resolution == null) {
            return value.value();
        }
        List<String> names = resolution.entities().stream()
                .map(e -> resolution.type().equals("PIZZA_SIZE") ? e.id() : e.name())
                .toList();
        return value.value() + "/" + (names.isEmpty() ? "-" : String.join("+", names));
    }
}
