package org.sayso.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Person;
import org.sayso.standin.protocol.CallingDevice;
import org.sayso.standin.protocol.DialogState;
import org.sayso.standin.protocol.EndReason;
import org.sayso.standin.protocol.SkillAnswer;
import org.sayso.standin.protocol.Speaker;
import org.sayso.standin.protocol.Speaker.RecognizedPerson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Sends requests from one device to skills, and notes them without tokens and codes. Not thread-safe. */
final class SkillCalls {

    private final Home home;
    private final Supplier<Device> device;
    // Alexa calls the same device by another id to each skill.
    private final Map<String, String> deviceIds = new HashMap<>();

    SkillCalls(Home home, Supplier<Device> device) {
        this.home = home;
        this.device = device;
    }

    /** A request that was sent, and the answer. */
    record Sent(ObjectNode request, SkillAnswer answer) {

        String requestId() {
            return request.path("request").path("requestId").asString("");
        }

        /** Whether the skill was told that the dialog is complete. */
        boolean dialogComplete() {
            return request.path("request").path("dialogState").asString("").equals(DialogState.COMPLETED.name());
        }
    }

    /** Asks the skill and shows its card; for whoever spoke last in the session. */
    Sent ask(TurnNotes notes, OpenSession open, Function<Speaker, ObjectNode> maker) {
        Skill skill = open.skill();
        Person person = open.person();
        Links.ForRequest links = skill.links().forRequest(person);
        if (links.dropped()) {
            notes.shown(home.app().lost(skill.info()));
            home.topics().changed(StandIn.TOPIC_ALEXA_APP);
        }
        notes.findings(links.findings());
        Speaker speaker = speaker(skill, links);
        Sent sent = send(notes, skill, speaker, maker.apply(speaker));
        sent.answer().card().ifPresent(card -> {
            notes.shown(home.app().show(skill.info(), card.type(), card.title(), card.text(), card.permissions()));
            home.topics().changed(StandIn.TOPIC_ALEXA_APP);
        });
        return sent;
    }

    private Sent send(TurnNotes notes, Skill skill, Speaker speaker, ObjectNode request) {
        List<String> secrets = secrets(skill, speaker, request);
        long begin = System.nanoTime();
        SkillAnswer answer = skill.client().ask(request);
        notes.exchanged(
                new Exchange(
                        type(request),
                        answer.status(),
                        Duration.ofNanos(System.nanoTime() - begin),
                        hidden(request, secrets),
                        home.fingerprints().hide(answer.json(), secrets)),
                answer.directives().stream()
                        .map(directive -> hidden(directive, secrets))
                        .toList());
        notes.findings(answer.findings());
        return new Sent(request, answer);
    }

    /**
     * Tells a skill that its session is over. Its answer is looked at only for what is wrong with it; after a fault of the
     * skill's own it is not waited for.
     */
    void end(TurnNotes notes, OpenSession open, EndReason reason, String message) {
        Skill skill = open.skill();
        Speaker speaker = speaker(skill, skill.links().forRequest(open.person()));
        ObjectNode request = skill.requests().sessionEnded(speaker, open.session(), reason, message);
        if (reason.ofTheSkill()) {
            tell(skill, request);
        } else {
            send(notes, skill, speaker, request);
        }
    }

    /** Tells a skill of an error outside its session, without waiting for it. */
    void exception(TurnNotes notes, OpenSession closed, String type, String message, String startedBy) {
        Skill skill = closed.skill();
        Speaker speaker = speaker(skill, skill.links().forRequest(closed.person()));
        ObjectNode request = skill.requests().exceptionEncountered(speaker, type, message, startedBy);
        tell(skill, request);
        notes.exchanged(
                new Exchange(type(request), 0, Duration.ZERO, hidden(request, secrets(skill, speaker, request)), null),
                List.of());
    }

    private static void tell(Skill skill, ObjectNode request) {
        skill.client().tell(request);
    }

    private Speaker speaker(Skill skill, Links.ForRequest links) {
        String id = deviceIds.computeIfAbsent(skill.info().id(), any -> "amzn1.ask.device." + UUID.randomUUID());
        Optional<String> token = home.apiTokens()
                .issue(skill.info().id(), skill.userId(), id, links.person().map(RecognizedPerson::personId));
        CallingDevice calling = new CallingDevice(id, device.get().screen());
        return new Speaker(skill.userId(), calling, links.token(), links.person(), token);
    }

    private static String type(ObjectNode request) {
        return request.path("request").path("type").asString("");
    }

    private static List<String> secrets(Skill skill, Speaker speaker, ObjectNode request) {
        List<String> secrets = new ArrayList<>(skill.links().secrets());
        secrets.addAll(skill.codes().in(request));
        speaker.apiAccessToken().ifPresent(secrets::add);
        return secrets;
    }

    private JsonNode hidden(JsonNode json, List<String> secrets) {
        return Objects.requireNonNull(home.fingerprints().hide(json, secrets));
    }
}
