package org.sayso.standin.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class VoiceTasksTests {

    private static final int MOST_STEPS = 8;
    private static final List<String> SAID = List.of(
            "I approve",
            "no",
            "yes",
            "1 2 3 4 5 6",
            "4711",
            "one",
            "what",
            "",
            "   ",
            "\u0000",
            "my code is not here",
            "twelve hundred thousand million",
            "9".repeat(5000),
            "yes no ".repeat(400),
            "コードは一二三です");

    private static final JsonNode INPUT = TaskRoom.json(Map.of(
            "requestedAuthenticationConfidenceLevel",
            Map.of("level", 400, "customPolicy", Map.of("policyName", "VOICE_PIN")),
            "permissionScopes",
            List.of(Map.of("permissionScope", TaskRoom.NAME, "consentLevel", "ACCOUNT"))));

    @Test
    void unknownTask_isNone() {
        TaskContext context = new TaskRoom().context();

        assertThat(List.of(
                        "connection://AMAZON.AskForAccountLinking/2",
                        "connection://AMAZON.PrintPDF/1",
                        "connection://amazon.askforaccountlinking/1",
                        ""))
                .allSatisfy(
                        uri -> assertThat(VoiceTasks.start(uri, INPUT, context)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {VoiceTasks.ACCOUNT_LINKING, VoiceTasks.VERIFY_PERSON, VoiceTasks.PERMISSIONS})
    void whateverIsSaid_aTaskEnds(String uri) {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            TaskRoom room = new TaskRoom();
            if (uri.equals(VoiceTasks.VERIFY_PERSON)) {
                room.permissions(TaskRoom.PERSON, TaskRoom.PIN);
            }
            VoiceTask task = room.start(uri, INPUT);
            TaskStep step = task.begin();
            int steps = 1;
            while (step instanceof TaskStep.Ask) {
                int choice = random.nextInt(SAID.size() + 1);
                step = choice == SAID.size() ? task.silence() : task.hear(SAID.get(choice));
                steps++;
                assertThat(steps).isLessThanOrEqualTo(MOST_STEPS);
            }
        }
    }

    @Test
    void codes_areSixDigitsAndDiffer() {
        CodeSource source = CodeSource.random();
        List<String> codes = Stream.generate(source::next).limit(20).toList();

        assertThat(codes).allMatch(code -> code.matches("[0-9]{6}"));
        assertThat(codes.stream().distinct().count()).isGreaterThan(15);
    }
}
