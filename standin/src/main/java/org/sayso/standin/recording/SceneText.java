package org.sayso.standin.recording;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes scenes so that {@link SceneFile} reads them. */
public final class SceneText {

    private SceneText() {}

    /** The text of a scene's file. */
    public static String write(Scene scene) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", scene.name());
        file.put("title", scene.title());
        put(file, "description", scene.description().isEmpty() ? null : scene.description());
        file.put("skill", scene.skill());
        put(file, "locale", scene.locale());
        put(file, "person", scene.person());
        put(file, "device", scene.device());
        put(file, "before", before(scene.before()));
        file.put("steps", scene.steps().stream().map(SceneText::step).toList());
        Map<String, Object> end = new LinkedHashMap<>();
        put(end, "linked", scene.end().linked());
        put(end, "permissions", scene.end().permissions());
        put(file, "end", end);
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(120);
        options.setSplitLines(false);
        return new Yaml(options).dump(file);
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        Object plain = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        boolean empty = plain == null
                || (plain instanceof Map<?, ?> map && map.isEmpty())
                || (plain instanceof List<?> list && list.isEmpty() && !name.equals("permissions"));
        if (!empty) {
            members.put(name, plain);
        }
    }

    private static Map<String, Object> before(Before before) {
        Map<String, Object> members = new LinkedHashMap<>();
        Map<String, Object> people = new TreeMap<>();
        before.people().forEach((id, changes) -> people.put(id, changes(changes)));
        put(members, "people", people);
        put(members, "permissions", before.permissions().isEmpty() ? null : before.permissions());
        put(members, "linked", before.linked() ? true : null);
        put(members, "providerFails", before.providerFails() ? true : null);
        var earlier = before.grantedEarlier();
        put(
                members,
                "grantedEarlier",
                earlier == null ? null : earlier.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        put(members, "codeAsNumber", before.codeAsNumber());
        return members;
    }

    private static Map<String, Object> changes(Before.Changes changes) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "owner", changes.owner());
        put(members, "personalization", changes.personalization());
        put(members, "recognized", changes.recognized());
        put(members, "confidence", changes.confidence());
        put(members, "phone", changes.phone());
        put(members, "pin", changes.pin());
        put(members, "pinOn", changes.pinOn());
        put(members, "permissions", changes.permissions().isEmpty() ? null : changes.permissions());
        var refused = changes.refused();
        put(members, "refused", refused == null ? null : Spans.text(refused));
        return members;
    }

    private static Map<String, Object> step(Step step) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (step instanceof Step.Say say) {
            members.put("say", say.text());
            put(members, "by", say.by());
            put(members, "at", say.at());
            put(members, "expect", expectation(say.expectation()));
        } else if (step instanceof Step.Silence silence) {
            members.put("silence", true);
            put(members, "at", silence.at());
            put(members, "expect", expectation(silence.expectation()));
        } else if (step instanceof Step.Wait wait) {
            members.put("wait", Spans.text(wait.time()));
        } else if (step instanceof Step.Link link) {
            members.put("link", true);
            put(members, "by", link.by());
        }
        return members;
    }

    private static Map<String, Object> expectation(Expectation expected) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "intent", expected.intent());
        put(members, "request", expected.request());
        put(members, "spoken", expected.spoken());
        put(members, "matches", expected.matches().map(Pattern::pattern));
        put(members, "session", expected.session().map(open -> open ? "open" : "closed"));
        put(members, "card", expected.card());
        put(members, "linked", expected.linked());
        put(members, "task", expected.task());
        put(members, "directives", expected.directives());
        put(members, "result", expected.result());
        put(members, "findings", expected.findings());
        return members;
    }
}
