package org.sayso.samples.pizza;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sayso.confirmation.Asking;
import org.sayso.samples.pizza.order.Size;
import org.sayso.samples.pizza.order.Topping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The skill package, read from the class path as tools read it. */
class ModelTests {

    private static final String PACKAGE = "/skill-package/pizza-on-demand/";
    private final JsonNode language =
            read("interactionModels/custom/en-US.json").at("/interactionModel/languageModel");

    @Test
    void invocationName_isTheSkillsName() {
        assertThat(language.get("invocationName").asString()).isEqualTo("pizza on demand");
    }

    @Test
    void sizesAndToppings_areThoseOfTheMenu() {
        assertThat(ids("PIZZA_SIZE")).containsExactly("small", "medium", "large", "jumbo");
        assertThat(ids("PIZZA_SIZE"))
                .isEqualTo(Arrays.stream(Size.values()).map(Size::id).toList());
        assertThat(ids("PIZZA_TOPPINGS"))
                .hasSize(11)
                .isEqualTo(Arrays.stream(Topping.values()).map(Topping::id).toList());
    }

    @Test
    void everyWordForAValue_meansOneValueOnly() {
        for (JsonNode type : language.get("types")) {
            List<String> words = new ArrayList<>();
            for (JsonNode value : type.get("values")) {
                words.add(value.at("/name/value").asString());
                value.at("/name/synonyms").forEach(synonym -> words.add(synonym.asString()));
            }
            assertThat(words).doesNotHaveDuplicates();
        }
    }

    @Test
    void samples_areSaidByOneIntentOnlyAndUseItsSlots() {
        List<String> all = new ArrayList<>();
        for (JsonNode intent : language.get("intents")) {
            Set<String> slots = new TreeSet<>();
            intent.path("slots").forEach(slot -> slots.add(slot.get("name").asString()));
            for (JsonNode sample : intent.get("samples")) {
                all.add(sample.asString());
                Pattern.compile("\\{(.*?)}")
                        .matcher(sample.asString())
                        .results()
                        .forEach(slot -> assertThat(slots).contains(slot.group(1)));
                assertThat(sample.asString()).matches("[a-z' {}]+");
            }
        }
        assertThat(all)
                .doesNotHaveDuplicates()
                .contains(
                        "get me a pizza",
                        "get me a {size} pizza with {toppings}",
                        "order a {size} {toppings} pizza",
                        "authorize order {code}",
                        "authorise order {code}",
                        "authorize order",
                        "my code is {code}",
                        "the code is {code}");
    }

    @Test
    void severalToppings_canBeSaidAtOnce() {
        assertThat(intent("OrderPizzaIntent")
                        .at("/slots/1/multipleValues/enabled")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void waysOfAMessage_areThoseThatTheEngineKnows() {
        assertThat(ids("MESSAGE_CHANNEL"))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Asking.Wish.values()).map(Enum::name).toList());
    }

    @Test
    void code_isANumber() {
        assertThat(intent("AuthorizeOrderIntent").at("/slots/0/type").asString())
                .isEqualTo("AMAZON.NUMBER");
    }

    @Test
    void manifest_hasTheAddressesAmazonAsksFor() {
        JsonNode manifest = read("skill.json").get("manifest");
        assertThat(manifest.at("/apis/custom/endpoint/uri").asString())
                .startsWith("https://")
                .endsWith("/pod/alexa");
        JsonNode compliance = manifest.at("/privacyAndCompliance/locales/en-US");
        assertThat(compliance.get("privacyPolicyUrl").asString()).endsWith("/pod/privacy");
        assertThat(compliance.get("termsOfUseUrl").asString()).endsWith("/pod/terms");
    }

    private JsonNode intent(String name) {
        for (JsonNode intent : language.get("intents")) {
            if (intent.get("name").asString().equals(name)) {
                return intent;
            }
        }
        throw new AssertionError("no intent " + name);
    }

    private List<String> ids(String type) {
        for (JsonNode found : language.get("types")) {
            if (found.get("name").asString().equals(type)) {
                return found.get("values")
                        .valueStream()
                        .map(value -> value.get("id").asString())
                        .toList();
            }
        }
        throw new AssertionError("no type " + type);
    }

    static List<String> intentNames() {
        return read("interactionModels/custom/en-US.json")
                .at("/interactionModel/languageModel/intents")
                .valueStream()
                .map(intent -> intent.get("name").asString())
                .toList();
    }

    private static JsonNode read(String file) {
        try (InputStream in = Objects.requireNonNull(ModelTests.class.getResourceAsStream(PACKAGE + file), file)) {
            return JsonMapper.shared().readTree(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
