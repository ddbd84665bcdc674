package org.sayso.app.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sayso.app.SaysoCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InterpretTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LANGUAGE_MODEL = """
            {"invocationName": "tea corner",
             "intents": [
               {"name": "BrewIntent",
                "slots": [
                  {"name": "tea", "type": "TEA"},
                  {"name": "extras", "type": "EXTRA", "multipleValues": {"enabled": true}},
                  {"name": "cups", "type": "AMAZON.NUMBER"}],
                "samples": ["brew {tea}", "brew {tea} with {extras}", "brew {cups} cups of {tea}"]},
               {"name": "AMAZON.StopIntent", "samples": []}%s],
             "types": [
               {"name": "TEA", "values": [
                 {"id": "EG", "name": {"value": "Earl Grey", "synonyms": ["grey"]}},
                 {"name": {"value": "Sencha"}}]},
               {"name": "EXTRA", "values": [
                 {"id": "M", "name": {"value": "milk"}},
                 {"name": {"value": "Crème"}}]}]}""";
    private static final String MODEL = "{\"languageModel\": " + LANGUAGE_MODEL.formatted("") + "}";

    @TempDir
    Path folder;

    private Path model = Path.of("");
    private final StringWriter err = new StringWriter();
    private String out = "";

    @BeforeEach
    void write() throws Exception {
        model = Files.writeString(folder.resolve("en-US.json"), MODEL);
    }

    private int run(String input, String... more) {
        InputStream in = System.in;
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        System.setOut(new PrintStream(bytes, true, StandardCharsets.US_ASCII));
        try {
            List<String> arguments = new ArrayList<>(List.of("interpret", "--model", model.toString()));
            arguments.addAll(List.of(more));
            if (!arguments.contains("--now")) {
                arguments.addAll(List.of("--now", "2026-11-21T10:00:00Z"));
            }
            return SaysoCommand.run(
                    new PrintWriter(new StringWriter()), new PrintWriter(err, true), arguments.toArray(String[]::new));
        } finally {
            System.setIn(in);
            System.setOut(before);
            out = bytes.toString(StandardCharsets.UTF_8);
        }
    }

    private JsonNode line(String utterance, String... more) {
        assertThat(run(utterance, more)).as("%s", err).isZero();
        assertThat(out.lines()).hasSize(1);
        return JSON.readTree(out);
    }

    @Test
    void customValue_isWrittenWithTheModelsNameAndId() {
        assertThat(JSON.writeValueAsString(line("brew grey").at("/slots")))
                .isEqualTo("{\"tea\":{\"value\":\"grey\",\"resolvedName\":\"Earl Grey\",\"resolvedId\":\"EG\"}}");
        assertThat(line("brew grey").at("/intent").asString()).isEqualTo("BrewIntent");
        assertThat(line("brew grey").at("/score").asDouble()).isBetween(0.9, 1.0);
    }

    @Test
    void valueWithoutId_hasTheMd5OfItsNameAsId() {
        assertThat(line("brew sencha").at("/slots/tea/resolvedId").asString())
                .isEqualTo("d1ada774a653f6602458712a06288fa4");
    }

    @Test
    void builtInValue_isInAmazonsFormatWithoutResolution() {
        assertThat(JSON.writeValueAsString(line("brew three cups of sencha").at("/slots/cups")))
                .isEqualTo("{\"value\":\"3\"}");
    }

    @Test
    void dates_areCountedFromTheTimeAtTheDevice() throws Exception {
        Files.writeString(model, """
                {"languageModel": {"invocationName": "tea corner", "intents": [
                  {"name": "PlanIntent", "slots": [{"name": "day", "type": "AMAZON.DATE"}], "samples": ["plan {day}"]}]}}""");

        assertThat(line("plan tomorrow").at("/slots/day/value").asString()).isEqualTo("2026-11-22");
        assertThat(line("plan tomorrow", "--now", "2026-11-21T23:30:00-05:00")
                        .at("/slots/day/value")
                        .asString())
                .isEqualTo("2026-11-22");
    }

    @Test
    void multiValueSlot_isWrittenAsLists_alsoForOneValue() {
        assertThat(JSON.writeValueAsString(
                        line("brew sencha with milk and crème").at("/slots/extras")))
                .startsWith(
                        "{\"value\":[\"milk\",\"crème\"],\"resolvedName\":[\"milk\",\"Crème\"],\"resolvedId\":[\"M\",\"");
        assertThat(JSON.writeValueAsString(line("brew sencha with milk").at("/slots/extras")))
                .isEqualTo("{\"value\":[\"milk\"],\"resolvedName\":[\"milk\"],\"resolvedId\":[\"M\"]}");
    }

    @Test
    void outOfTheModel_isNull_orTheFallbackWhereThereIsOne() throws Exception {
        assertThat(out("who painted the mona lisa"))
                .isEqualTo("{\"utterance\":\"who painted the mona lisa\",\"intent\":null,\"slots\":{},\"score\":0}\n");

        Files.writeString(
                model,
                "{\"interactionModel\": {\"languageModel\": "
                        + LANGUAGE_MODEL.formatted(", {\"name\": \"AMAZON.FallbackIntent\", \"samples\": []}") + "}}");
        assertThat(line("who painted the mona lisa").at("/intent").asString()).isEqualTo("AMAZON.FallbackIntent");
    }

    @Test
    void wordsThatEndTheSession_areNoIntent() {
        assertThat(line("exit").at("/intent").isNull()).isTrue();
        assertThat(line("stop").at("/intent").asString()).isEqualTo("AMAZON.StopIntent");
    }

    @Test
    void everyLine_isAnsweredInItsOrder_emptyAndEndlessOnesToo() {
        assertThat(run("\ufeffbrew grey\r\n\n   \n" + "tea ".repeat(1 << 20) + "\nbrew sencha"))
                .isZero();

        List<JsonNode> lines = out.lines().map(JSON::readTree).toList();
        assertThat(lines)
                .extracting(line -> line.at("/intent").asString("none"))
                .containsExactly("BrewIntent", "none", "none", "none", "BrewIntent");
        assertThat(lines.get(0).at("/utterance").asString()).isEqualTo("brew grey");
        assertThat(lines.get(3).at("/utterance").asString()).hasSize(2_000);
    }

    @Test
    void noLine_isNoError() {
        assertThat(run("")).isZero();
        assertThat(out).isEmpty();
    }

    @Test
    void outside_saysWhichRequestTheSkillGets() {
        JsonNode asked = line("ask tea corner to brew grey", "--outside");
        assertThat(asked.at("/request").asString()).isEqualTo("IntentRequest");
        assertThat(asked.at("/intent").asString()).isEqualTo("BrewIntent");

        JsonNode opened = line("open tea corner", "--outside");
        assertThat(opened.at("/request").asString()).isEqualTo("LaunchRequest");
        assertThat(opened.at("/intent").isNull()).isTrue();

        for (String other : List.of("brew grey", "", "what time is it")) {
            JsonNode notMeant = line(other + "\n", "--outside");
            assertThat(notMeant.at("/request").isNull()).as(other).isTrue();
            assertThat(notMeant.at("/intent").isNull()).as(other).isTrue();
        }
    }

    @Test
    void explain_addsTheReason_andOnlyThen() {
        assertThat(line("brew grey", "--explain").at("/explanation").asString()).isNotBlank();
        assertThat(line("brew grey").has("explanation")).isFalse();
    }

    @Test
    void explain_saysWhatDiffersFromTheSample_andWhatCameSecond() {
        assertThat(line("um brew some grey stat", "--explain")
                        .at("/explanation")
                        .asString())
                .contains("\"brew {tea}\"", "said besides: um some stat", "fits best", "No other intent comes near");
    }

    @Test
    void valuesThatAreNoneOfTheModels_haveNoResolution() {
        assertThat(JSON.writeValueAsString(
                        line("brew sencha with saffron and sorrel").at("/slots/extras")))
                .isEqualTo("{\"value\":[\"saffron\",\"sorrel\"]}");
    }

    @Test
    void missingFile_isNamedWithWhatBelongsThere() {
        model = folder.resolve("fr-FR.json");

        assertThat(run("brew grey")).isEqualTo(2);

        assertThat(err.toString()).contains("There is no file " + model, "interactionModels/custom/en-US.json");
        assertThat(out).isEmpty();
    }

    @Test
    void folder_isNamedAsOne() {
        model = folder;

        assertThat(run("brew grey")).isEqualTo(2);

        assertThat(err.toString()).contains(folder + " is a folder");
    }

    @Test
    void brokenJson_isNamedWithItsPlace() throws Exception {
        Files.writeString(model, "{\n  \"languageModel\": {,\n");

        assertThat(run("brew grey")).isEqualTo(2);

        assertThat(err.toString()).contains("is not JSON: look at line 2, column");
    }

    @Test
    void emptyFile_isNoModel() throws Exception {
        Files.writeString(model, "");

        assertThat(run("brew grey")).isEqualTo(2);

        assertThat(err.toString()).contains(" no languageModel");
    }

    @Test
    void anotherJsonFile_isNoModel() throws Exception {
        Files.writeString(model, "{\"manifest\": {}}");

        assertThat(run("brew grey")).isEqualTo(2);

        assertThat(err.toString()).contains("has no languageModel", "interactionModels/custom/LOCALE.json");
    }

    @Test
    void modelWithoutIntents_saysSo() throws Exception {
        Files.writeString(model, "{\"languageModel\": {\"invocationName\": \"tea corner\"}}");

        assertThat(run("brew grey")).isEqualTo(2);

        assertThat(err.toString()).contains(model + " cannot be used", "no intents");
    }

    @Test
    void localeThatNobodySpeaks_isRefusedWithTheWayOut() {
        assertThat(run("brew grey", "--locale", "tlh-KL")).isEqualTo(2);

        assertThat(err.toString()).contains("tlh-KL", "--locale");
    }

    @Test
    void locale_isTheFilesName() throws Exception {
        model = Files.writeString(folder.resolve("tlh-KL.json"), MODEL);
        assertThat(run("brew grey")).isEqualTo(2);

        model = Files.writeString(folder.resolve("tea.json"), MODEL);
        assertThat(run("brew grey")).isZero();
    }

    @Test
    void timeThatIsNone_isRefusedWithTheOptionsName() {
        assertThat(run("brew grey", "--now", "tomorrow")).isEqualTo(2);

        assertThat(err.toString()).contains("--now");
    }

    private String out(String utterance) {
        line(utterance);
        return out;
    }
}
