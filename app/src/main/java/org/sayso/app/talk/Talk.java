package org.sayso.app.talk;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.app.lines.BoundedLines;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Voice;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.linking.LinkStatus;
import org.sayso.standin.recording.Spans;

/** A conversation, line by line: what is typed is said, and what begins with a colon is done. Not thread-safe. */
final class Talk {

    private static final int LONGEST = 300;

    static final List<String> HELP = List.of(
            ":as NAME         speak as somebody else",
            ":at DEVICE       speak to another device",
            ":silence         nobody answers",
            ":phone           the messages on the phones",
            ":cards           the cards in the Alexa app",
            ":link            link the household's account",
            ":unlink          unlink it",
            ":household       who lives here, and what Alexa knows of them",
            ":wait 10m        let time go by (90s, 10m, 2h, 3d); a skill with a clock of its own refuses requests then",
            ":quit            leave");

    private final TalkHouse house;
    private final StandIn alexa;
    private final Transcript transcript;
    private final boolean terminal;
    private String person;
    private String device;

    /** @param terminal whether somebody types: then there is a prompt, else what was said is printed */
    Talk(TalkHouse house, Transcript transcript, @Nullable String person, @Nullable String device, boolean terminal) {
        this.house = house;
        this.alexa = house.alexa();
        this.transcript = transcript;
        this.terminal = terminal;
        this.person = person == null ? alexa.household().people().get(0).id() : person;
        this.device = device == null ? alexa.household().devices().get(0).id() : device;
    }

    /** Until the lines end, or somebody wants to leave. */
    void run(BoundedLines lines) throws IOException {
        transcript.line(speaker().name() + " speaks to " + house.skill().name() + ", which is called \""
                + house.skill().invocationName() + "\", in " + alexa.locale() + ". :help tells what else there is.");
        prompt();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            String text = line.get().strip();
            if (text.equals(":quit") || text.equals(":q") || text.equals(":exit")) {
                return;
            }
            if (!text.isEmpty()) {
                take(text);
            }
            prompt();
        }
    }

    private void prompt() {
        if (terminal) {
            transcript.prompt(speaker().firstName() + "> ");
        }
    }

    private Person speaker() {
        return alexa.household().person(person);
    }

    private void take(String text) {
        if (!terminal) {
            transcript.line(speaker().firstName() + "> " + text);
        }
        try {
            if (text.startsWith(":")) {
                act(text.substring(1).strip());
            } else if (text.length() > LONGEST) {
                transcript.line("  ! Nobody says more than " + LONGEST + " characters at once; nothing was said");
            } else {
                transcript.turn(alexa.say(device, person, text));
            }
        } catch (IllegalArgumentException | UnsupportedOperationException cannot) {
            transcript.line("  ! " + cannot.getMessage());
        }
        transcript.newMessages(alexa);
    }

    private void act(String command) {
        String[] words = command.split("\\s+", 2);
        String rest = words.length > 1 ? words[1] : "";
        switch (words[0]) {
            case "help", "h", "?" -> HELP.forEach(transcript::line);
            case "as" -> as(rest);
            case "at" -> at(rest);
            case "silence" -> silence();
            case "phone" -> phones();
            case "cards" -> cards();
            case "link" -> link();
            case "unlink" -> {
                alexa.unlink(house.skill().id());
                transcript.line("  [not linked]");
            }
            case "household" -> household();
            case "wait" -> {
                house.forward(Spans.parse(rest));
                transcript.line("  [it is " + alexa.clock().instant() + "]");
            }
            default -> transcript.line("  ! There is no :" + words[0] + ". :help tells what there is");
        }
    }

    private void as(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        person = alexa.household().people().stream()
                .filter(each -> Set.of(
                                each.id().toLowerCase(Locale.ROOT), each.name().toLowerCase(Locale.ROOT))
                        .contains(wanted))
                .findFirst()
                .map(Person::id)
                .orElseThrow(() -> new IllegalArgumentException("Nobody here is called " + name + "; there are "
                        + alexa.household().people().stream().map(Person::id).toList()));
        transcript.line("  [" + speaker().name() + " speaks]");
    }

    private void at(String name) {
        device = alexa.household().devices().stream()
                .map(Device::id)
                .filter(name::equals)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no device " + name + "; there are "
                        + alexa.household().devices().stream().map(Device::id).toList()));
        transcript.line("  [at " + device + "]");
    }

    private void silence() {
        if (!alexa.sessionOpen(device)) {
            transcript.line("  [nobody was asked anything]");
            return;
        }
        transcript.turn(alexa.silence(device));
    }

    private void phones() {
        if (alexa.household().people().stream()
                .allMatch(each -> alexa.inbox(each.id()).isEmpty())) {
            transcript.line("  [no messages]");
        }
        alexa.household()
                .people()
                .forEach(each -> alexa.inbox(each.id()).forEach(message -> transcript.message(each, message)));
    }

    private void cards() {
        if (alexa.cards().isEmpty()) {
            transcript.line("  [no cards]");
        }
        alexa.cards().forEach(card -> transcript.line("  [" + card.type() + "] " + card.title() + ": " + card.text()));
    }

    private void link() {
        if (house.linking().possible() && !house.linking().amazon()) {
            transcript.line("  Open " + house.linkPage() + " in a browser on this machine, and sign in.");
            return;
        }
        if (house.link(house.skill().id(), person) instanceof LinkResult.Failed failed) {
            transcript.line("  ! Not linked: "
                    + alexa.link(house.skill().id()).problem().orElse(failed.reason()));
        } else {
            transcript.line("  [linked with the Amazon account of " + speaker().name() + "]");
        }
    }

    private void household() {
        for (Person each : alexa.household().people()) {
            Voice voice = each.voice();
            transcript.line("  " + each.id() + ": " + each.name() + "; "
                    + String.join(
                            ", ",
                            Stream.of(
                                            each.owner() ? "owns the devices' account" : "",
                                            voice.recognized() ? "known voice" : "unknown voice",
                                            voice.phoneNumber() == null ? "no number for codes" : "number for codes",
                                            voice.pin() == null ? "no PIN" : "PIN",
                                            each.personalization() ? "" : "personalization off")
                                    .filter(fact -> !fact.isEmpty())
                                    .toList()));
        }
        LinkStatus link = alexa.link(house.skill().id());
        transcript.line("  devices: "
                + alexa.household().devices().stream().map(Device::id).toList());
        transcript.line("  account: " + (link.linked() ? "linked" : "not linked") + "; permissions: "
                + alexa.household().granted(house.skill().id()));
    }
}
