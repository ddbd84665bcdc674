package org.sayso.standin.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.household.Voice;
import org.sayso.standin.task.VoiceLinkingSettings.GrantedEarlier;
import org.sayso.standin.yaml.Members;
import org.sayso.standin.yaml.UnreadableYamlException;
import org.sayso.standin.yaml.YamlFile;

/** Reads {@linkplain Scene scenes} from YAML, strictly: whatever is unknown or wrong is told with its line. Thread-safe. */
public final class SceneFile {

    static final List<String> FILE =
            List.of("name", "title", "description", "skill", "locale", "person", "device", "before", "steps", "end");
    static final List<String> BEFORE =
            List.of("people", "permissions", "linked", "providerFails", "grantedEarlier", "codeAsNumber");
    static final List<String> PERSON = List.of(
            "owner", "personalization", "recognized", "confidence", "phone", "pin", "pinOn", "permissions", "refused");
    static final List<String> STEP = List.of("say", "by", "at", "silence", "wait", "link", "expect");
    static final List<String> EXPECT = List.of(
            "intent",
            "request",
            "spoken",
            "matches",
            "session",
            "card",
            "linked",
            "task",
            "directives",
            "result",
            "findings");
    static final List<String> END = List.of("linked", "permissions");
    private static final List<String> KINDS = List.of("say", "silence", "wait", "link");

    private SceneFile() {}

    /**
     * Reads a file.
     *
     * @throws IOException if there is no such file, or it cannot be read
     * @throws UnreadableYamlException naming every problem, with its line and its fix
     */
    public static Scene read(Path file) throws IOException {
        return YamlFile.read(file, FILE, SceneFile::scene).orElseThrow();
    }

    /**
     * Reads a file's text.
     *
     * @throws UnreadableYamlException naming every problem, with its line and its fix
     */
    public static Scene parse(String yaml) {
        return YamlFile.parse(yaml, FILE, SceneFile::scene).orElseThrow();
    }

    /** Empty only where a problem was told. */
    private static Optional<Scene> scene(Members file) {
        String name = file.required("name");
        String skill = file.required("skill");
        Before before = file.members("before", BEFORE).map(SceneFile::before).orElse(Before.NOTHING);
        List<Step> steps = new ArrayList<>();
        file.list("steps", STEP).forEach(each -> step(each).ifPresent(steps::add));
        Scene.EndState end = file.members("end", END)
                .map(each -> new Scene.EndState(
                        each.flag("linked"),
                        each.has("permissions") ? Optional.of(each.texts("permissions")) : Optional.empty()))
                .orElse(Scene.EndState.ANY);
        String title = file.text("title").orElse(name);
        String description = file.text("description").orElse("");
        Optional<String> locale = file.text("locale");
        Optional<String> person = file.text("person");
        Optional<String> device = file.text("device");
        return file.good()
                ? file.make(
                        () -> new Scene(name, title, description, skill, locale, person, device, before, steps, end),
                        "Write a name of small letters, digits and dashes, and at least one step.")
                : Optional.empty();
    }

    private static Before before(Members before) {
        Map<String, Before.Changes> people = new LinkedHashMap<>();
        before.members("people", List.of())
                .ifPresent(all -> all.names()
                        .forEach(id -> all.members(id, PERSON).ifPresent(each -> people.put(id, changes(each)))));
        return new Before(
                people,
                before.texts("permissions"),
                before.flag("linked", false),
                before.flag("providerFails", false),
                before.parsed(
                                "grantedEarlier",
                                SceneFile::grantedEarlier,
                                "Write ask-consent, ask-code or ask-nothing.")
                        .orElse(null),
                before.flag("codeAsNumber").orElse(null));
    }

    private static GrantedEarlier grantedEarlier(String text) {
        return GrantedEarlier.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Before.Changes changes(Members person) {
        return new Before.Changes(
                person.flag("owner").orElse(null),
                person.flag("personalization").orElse(null),
                person.flag("recognized").orElse(null),
                person.parsed(
                                "confidence",
                                text -> Voice.UNKNOWN
                                        .withConfidence(Integer.parseInt(text))
                                        .confidence(),
                                "Write 200, 300 or 400.")
                        .orElse(null),
                person.parsed(
                                "phone",
                                SceneFile::number,
                                "Write own, none, or a number in international form, such as +12025550142.")
                        .orElse(null),
                person.parsed(
                                "pin",
                                text -> text.equals(Before.NONE)
                                        ? text
                                        : Voice.UNKNOWN.withPin(text).pin(),
                                "Write none, or four digits.")
                        .orElse(null),
                person.flag("pinOn").orElse(null),
                person.texts("permissions"),
                person.parsed("refused", Spans::parse, "Write how long ago it was, such as 3d.")
                        .orElse(null));
    }

    private static @Nullable String number(String text) {
        return text.equals(Before.NONE) || text.equals(Before.OWN)
                ? text
                : Voice.UNKNOWN.withPhoneNumber(text).phoneNumber();
    }

    private static Optional<Step> step(Members step) {
        List<String> kinds = KINDS.stream().filter(step::has).toList();
        if (kinds.size() != 1) {
            step.problem(
                    "", "it must have one of " + String.join(", ", KINDS), "Write one of them, in a step of its own.");
            return Optional.empty();
        }
        String kind = kinds.get(0);
        if (kind.equals("wait") || kind.equals("link")) {
            refuse(step, "expect", kind);
            refuse(step, "at", kind);
        }
        if (kind.equals("wait") || kind.equals("silence")) {
            refuse(step, "by", kind);
        }
        if ((kind.equals("silence") || kind.equals("link")) && !step.flag(kind, true)) {
            step.problem(kind, kind + " is not true", "Write true, or remove the step.");
        }
        return switch (kind) {
            case "say" ->
                Optional.of(new Step.Say(step.required("say"), step.text("by"), step.text("at"), expectation(step)));
            case "silence" -> Optional.of(new Step.Silence(step.text("at"), expectation(step)));
            case "wait" ->
                step.parsed("wait", Spans::parse, "Write a length of time such as 90s, 10m, 2h or 3d.")
                        .map(Step.Wait::new);
            default -> Optional.of(new Step.Link(step.text("by")));
        };
    }

    private static void refuse(Members step, String name, String kind) {
        if (step.has(name)) {
            step.problem(name, name + " means nothing beside " + kind, "Remove it.");
        }
    }

    private static Expectation expectation(Members step) {
        return step.members("expect", EXPECT)
                .map(expect -> new Expectation(
                        expect.text("intent"),
                        expect.text("request"),
                        expect.oneOrMore("spoken"),
                        expect.parsed("matches", Pattern::compile, "Write a regular expression of Java."),
                        expect.parsed("session", SceneFile::open, "Write open or closed."),
                        expect.text("card"),
                        expect.flag("linked"),
                        expect.text("task"),
                        expect.oneOrMore("directives"),
                        expect.text("result"),
                        expect.oneOrMore("findings")))
                .orElse(Expectation.NO_FINDINGS);
    }

    private static boolean open(String text) {
        return switch (text) {
            case "open" -> true;
            case "closed" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
