package org.sayso.standin.language;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Interaction models for tests, and what was understood in one line. */
final class Models {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Models() {}

    /** A restaurant's model: dishes with synonyms, an open built-in list, free text, a slot with its own samples. */
    static String restaurant(String configuration) {
        return """
                {"languageModel":{"invocationName":"old harbor",%s"intents":[
                  {"name":"OrderIntent","slots":[
                     {"name":"dish","type":"DISH","samples":["i will take the {dish}"]},
                     {"name":"guests","type":"AMAZON.NUMBER"}],
                   "samples":["bring me the {dish}","i would like to order {dish}","order {dish} for {guests} people","{dish}"]},
                  {"name":"DeliverIntent","slots":[{"name":"city","type":"AMAZON.City"},{"name":"dish","type":"DISH"}],
                   "samples":["deliver to {city}","send {dish} to {city}","{city}"]},
                  {"name":"NoteIntent","slots":[{"name":"note","type":"AMAZON.SearchQuery"}],
                   "samples":["tell the kitchen {note}"]},
                  {"name":"HoursIntent","slots":[],"samples":["when do you open","what are your opening hours"]},
                  {"name":"LightsOnIntent","slots":[],"samples":["turn the candles on"]},
                  {"name":"LightsOffIntent","slots":[],"samples":["turn the candles off"]},
                  {"name":"AMAZON.HelpIntent","samples":["explain the menu"]},
                  {"name":"AMAZON.StopIntent","samples":[]},
                  {"name":"AMAZON.FallbackIntent","samples":[]}],
                 "types":[{"name":"DISH","values":[
                   {"id":"CB","name":{"value":"crème brûlée","synonyms":["burnt cream"]}},
                   {"id":"FC","name":{"value":"fish and chips"}},
                   {"id":"F","name":{"value":"fish"}},
                   {"id":"C","name":{"value":"chips","synonyms":["fries"]}},
                   {"id":"MS","name":{"value":"mushroom soup:"}},
                   {"id":"BLT","name":{"value":"B. L. T."}}]}]}}""".formatted(configuration);
    }

    static LanguageUnderstanding of(String json) {
        return of("en-US", json);
    }

    static LanguageUnderstanding of(String locale, String json) {
        JsonNode model = JSON.readTree(json);
        return new LanguageUnderstanding(InteractionModel.parse(locale, model));
    }

    /** The intent and its filled slots, as {@code slot=said/id+id,said/id}; {@code -} is no id. */
    static String describe(Understanding understanding) {
        if (!(understanding instanceof Understanding.Intent intent)) {
            return understanding.getClass().getSimpleName();
        }
        return intent.name()
                + intent.slots().stream()
                        .filter(slot -> !slot.values().isEmpty())
                        .map(slot -> " " + slot.name() + "="
                                + slot.values().stream().map(Models::describe).collect(Collectors.joining(",")))
                        .collect(Collectors.joining());
    }

    private static String describe(HeardValue value) {
        if (value.resolutions().isEmpty()) {
            return value.value();
        }
        List<String> ids = value.resolutions().stream()
                .flatMap(resolution -> resolution.entities().stream()
                        .map(entity -> (resolution.dynamic() ? "dynamic:" : "") + entity.id()))
                .toList();
        return value.value() + "/" + (ids.isEmpty() ? "-" : String.join("+", ids));
    }
}
