package org.sayso.standin.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.linking.Problem;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The members of one mapping by name. What is wrong with them is collected, with its line, and something harmless is given
 * instead. Not thread-safe.
 */
public final class Members {

    private static final Set<Tag> PLAIN = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.TIMESTAMP);

    private final String place;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final int line;
    private final List<Problem> problems;

    /** @param known the names that are allowed; empty for any */
    Members(String place, MappingNode mapping, List<String> known, List<Problem> problems) {
        this.place = place;
        this.line = line(mapping);
        this.problems = problems;
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            int at = line(tuple.getKeyNode());
            if (!known.isEmpty() && !known.contains(name)) {
                problems.add(new Problem(at, at("there is no member " + shown(name)), advice(name, known)));
            } else if (values.putIfAbsent(name, tuple.getValueNode()) != null) {
                problems.add(new Problem(at, at(shown(name) + " is there twice"), "Remove one of them."));
            }
        }
    }

    private static String advice(String name, List<String> known) {
        return Nearest.of(name, known)
                .map(nearest -> "Did you mean " + nearest + "?")
                .orElseGet(() -> "Remove it; the members are " + String.join(", ", known) + ".");
    }

    private static String shown(String name) {
        return name.matches("[A-Za-z0-9_. :-]{1,80}") ? name : "of this name";
    }

    private String at(String what) {
        return place.isEmpty() ? what : place + ": " + what;
    }

    /** Tells a problem with a member. */
    public void problem(String name, String what, String fix) {
        Node node = values.get(name);
        problems.add(new Problem(node == null ? line : line(node), at(what), fix));
    }

    /** Whether nothing was wrong until now, anywhere in the file. */
    public boolean good() {
        return problems.isEmpty();
    }

    /** Whether there is such a member. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The names, in the order of the file. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** A text that must be there. */
    public String required(String name) {
        if (!values.containsKey(name)) {
            problem(name, name + " is missing", "Add it.");
        }
        return text(name).orElse("");
    }

    /** A text of one line; a number is one too, as it is written. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(node -> scalar(name, node));
    }

    /** A text, made into something. */
    public <T> Optional<T> parsed(String name, Function<String, T> parser, String fix) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(parser.apply(text));
            } catch (RuntimeException notReadable) {
                problem(name, name + " cannot be read", fix);
                return Optional.empty();
            }
        });
    }

    /** A list of texts; empty if there is none. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Node each : nodes(name)) {
            String text = scalar(name, each);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** A text, or a list of texts; empty if there is none. */
    public List<String> oneOrMore(String name) {
        return values.get(name) instanceof ScalarNode ? text(name).stream().toList() : texts(name);
    }

    /** True or false; empty if there is none. */
    public Optional<Boolean> flag(String name) {
        return has(name) ? Optional.of(flag(name, false)) : Optional.empty();
    }

    /** True or false. */
    public boolean flag(String name, boolean otherwise) {
        Node node = values.get(name);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("true|false")) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        problem(name, name + " is neither true nor false", "Write true or false.");
        return otherwise;
    }

    /**
     * Members below a member.
     *
     * @param known their names; empty for any
     */
    public Optional<Members> members(String name, List<String> known) {
        Node node = values.get(name);
        return node == null ? Optional.empty() : Optional.ofNullable(mapping(name, node, known));
    }

    /** A list of members; empty if there is none. */
    public List<Members> list(String name, List<String> known) {
        List<Members> list = new ArrayList<>();
        int number = 1;
        for (Node each : nodes(name)) {
            Members members = mapping(name + " " + number++, each, known);
            if (members != null) {
                list.add(members);
            }
        }
        return list;
    }

    /** Makes something of these members that may refuse them with an {@code IllegalArgumentException}. */
    public <T> Optional<T> make(Supplier<T> maker, String fix) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException refused) {
            problem("", String.valueOf(refused.getMessage()), fix);
            return Optional.empty();
        }
    }

    private List<Node> nodes(String name) {
        Node node = values.get(name);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence && node.getTag().equals(Tag.SEQ)) {
            return sequence.getValue();
        }
        problem(name, name + " is not a list", "Begin each of its entries with a dash, or write [first, second].");
        return List.of();
    }

    private @Nullable Members mapping(String name, Node node, List<String> known) {
        if (node instanceof MappingNode mapping && node.getTag().equals(Tag.MAP)) {
            return new Members(place.isEmpty() ? name : place + ", " + name, mapping, known, problems);
        }
        problems.add(new Problem(
                line(node),
                at(name + " does not consist of members"),
                "Write members below it, indented by two blanks, each with a colon and a value."));
        return null;
    }

    private @Nullable String scalar(String name, Node node) {
        String wrong = null;
        if (!(node instanceof ScalarNode scalar)
                || !(PLAIN.contains(node.getTag()) || node.getTag().equals(Tag.NULL))) {
            wrong = " is not a single text";
        } else if (scalar.getValue().isBlank() || node.getTag().equals(Tag.NULL)) {
            wrong = " has no value";
        } else if (scalar.getValue().chars().anyMatch(Character::isISOControl)) {
            wrong = " has line breaks";
        } else {
            return scalar.getValue();
        }
        problems.add(
                new Problem(line(node), at(name + wrong), "Write one value after the colon, or remove the member."));
        return null;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
