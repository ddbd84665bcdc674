package org.sayso.app.admin;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.sayso.app.lines.Controls;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.JsonNode;

/** Prints what the server answered: as lines for people, or as it came. */
final class Print {

    private Print() {}

    /** One line for each, with the values of these members that it has. */
    static void list(CommandSpec spec, boolean json, JsonNode list, String... members) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(list);
            return;
        }
        for (JsonNode each : list) {
            List<String> columns = new ArrayList<>();
            for (String member : members) {
                String value = text(each.path(member));
                if (!value.isEmpty()) {
                    columns.add(columns.isEmpty() ? value : words(member) + " " + value);
                }
            }
            out.println(String.join("  ", columns));
        }
        if (list.isEmpty()) {
            spec.commandLine().getErr().println("There are none.");
        }
    }

    /** A line for each member that has a value. */
    static void one(CommandSpec spec, boolean json, JsonNode object) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(object);
            return;
        }
        object.properties().forEach(member -> {
            if (member.getValue().isObject()) {
                member.getValue()
                        .properties()
                        .forEach(inner ->
                                out.println("  " + Controls.shown(inner.getKey()) + "=" + text(inner.getValue())));
            } else if (!text(member.getValue()).isEmpty()) {
                out.println(words(member.getKey()) + ": " + text(member.getValue()));
            }
        });
    }

    private static String words(String member) {
        return Controls.shown(member.replace('_', ' '));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            List<String> all = new ArrayList<>();
            value.forEach(each -> all.add(text(each)));
            return String.join(",", all);
        }
        return Controls.shown(value.asString(""));
    }
}
