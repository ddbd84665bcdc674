package org.sayso.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The members of a JSON object as text, in order; a name may occur twice and a value may be nonsense. Immutable. */
record Members(List<String[]> all) {

    static Members of(String... namesAndValues) {
        List<String[]> members = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.add(new String[] {namesAndValues[i], namesAndValues[i + 1]});
        }
        return new Members(members);
    }

    /** A JSON string. */
    static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** With this value in the place of the one that was there, or at the end. */
    Members with(String name, String json) {
        List<String[]> changed = new ArrayList<>();
        boolean found = false;
        for (String[] member : all) {
            boolean same = member[0].equals(name);
            changed.add(same ? new String[] {name, json} : member);
            found |= same;
        }
        return found ? new Members(changed) : again(name, json);
    }

    /** With another member at the end, even where there is one of this name. */
    Members again(String name, String json) {
        List<String[]> more = new ArrayList<>(all);
        more.add(new String[] {name, json});
        return new Members(more);
    }

    Members without(String name) {
        return new Members(
                all.stream().filter(member -> !member[0].equals(name)).toList());
    }

    @Override
    public String toString() {
        return all.stream()
                .map(member -> '"' + member[0] + "\":" + member[1])
                .collect(Collectors.joining(",", "{", "}"));
    }
}
