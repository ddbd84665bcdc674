package org.sayso.linking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The members of one mapping by name; what is wrong with them is collected, not thrown. */
final class Members {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_.-]*)(?::([^${}]*))?}");

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final int line;
    private final Placeholders placeholders;
    private final List<Problem> problems;

    Members(MappingNode mapping, List<String> known, Placeholders placeholders, List<Problem> problems) {
        this.line = line(mapping);
        this.placeholders = placeholders;
        this.problems = problems;
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            if (!known.contains(name)) {
                problems.add(new Problem(
                        line(tuple.getKeyNode()), "there is no member " + shown(name), advice(name, known)));
            } else if (values.putIfAbsent(name, tuple.getValueNode()) != null) {
                problems.add(new Problem(line(tuple.getKeyNode()), name + " is there twice", "Remove one of them."));
            }
        }
    }

    private static String advice(String name, List<String> known) {
        String plain = plain(name);
        return known.stream()
                .filter(each -> plain(each).equals(plain))
                .findFirst()
                .map(each -> "Write it as " + each + ".")
                .orElse("Remove it; the members are " + String.join(", ", known) + ".");
    }

    /** A name that is not ours may be a pasted secret or fill a screen. */
    private static String shown(String name) {
        return name.matches("[A-Za-z0-9_. -]{1,40}") ? name : "of this name";
    }

    private static String plain(String name) {
        return name.replaceAll("[-_ ]", "").toLowerCase(Locale.ROOT);
    }

    void problem(String name, String what, String fix) {
        Node node = values.get(name);
        problems.add(new Problem(node == null ? line : line(node), what, fix));
    }

    /** Empty if there is none; then there is a problem. */
    String required(String name) {
        if (!values.containsKey(name)) {
            problem(name, name + " is missing", "Add it.");
        }
        String text = text(name);
        return text == null ? "" : text;
    }

    @Nullable
    String text(String name) {
        Node node = values.get(name);
        return node == null ? null : text(name, node);
    }

    List<String> texts(String name) {
        Node node = values.get(name);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof SequenceNode sequence) || !node.getTag().equals(Tag.SEQ)) {
            problem(name, name + " is not a list", "Write it as [first, second].");
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Node each : sequence.getValue()) {
            String text = text(name, each);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    boolean flag(String name, boolean otherwise) {
        Node node = values.get(name);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.BOOL)
                && scalar.getValue().matches("true|false")) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        problem(name, name + " is neither true nor false", "Write true or false, without quotes.");
        return otherwise;
    }

    <E extends Enum<E>> E requiredChoice(String name, Class<E> type, Function<E, String> word, E otherwise) {
        if (!values.containsKey(name)) {
            problem(name, name + " is missing", "Add it: one of " + words(type, word) + ".");
        }
        return choice(name, type, word, otherwise);
    }

    @Nullable
    Integer number(String name) {
        Node node = values.get(name);
        if (node == null) {
            return null;
        }
        if (node instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.INT)
                && scalar.getValue().matches("0|-?[1-9][0-9]{0,8}")) {
            return Integer.valueOf(scalar.getValue());
        }
        problem(name, name + " is not a whole number", "Write digits only, such as 3600.");
        return null;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, Function<E, String> word, E otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        for (E each : type.getEnumConstants()) {
            if (word.apply(each).equals(text)) {
                return each;
            }
        }
        problem(name, name + " has a value that does not exist", "Write one of " + words(type, word) + ".");
        return otherwise;
    }

    private static <E extends Enum<E>> String words(Class<E> type, Function<E, String> word) {
        return Stream.of(type.getEnumConstants()).map(word).collect(Collectors.joining(", "));
    }

    @Nullable
    ClientSecret secret(String name, boolean required) {
        Node node = values.get(name);
        if (node == null) {
            if (required) {
                problem(name, name + " is missing", "Add it as a placeholder: " + name + ": ${POD_CLIENT_SECRET}");
            }
            return null;
        }
        String text = scalar(name, node);
        if (text == null) {
            return null;
        }
        Matcher placeholder = PLACEHOLDER.matcher(text);
        if (placeholder.matches() && placeholder.group(2) == null) {
            return ClientSecret.placeholder(placeholder.group(1));
        }
        if (text.contains("${")) {
            problem(name, name + " mixes a placeholder with other text or a default", "Write nothing but ${NAME}.");
            return null;
        }
        return ClientSecret.literal(text);
    }

    @Nullable
    Members members(String name, List<String> known) {
        Node node = values.get(name);
        if (node == null) {
            return null;
        }
        if (node instanceof MappingNode mapping && node.getTag().equals(Tag.MAP)) {
            return new Members(mapping, known, placeholders, problems);
        }
        problem(
                name,
                name + " does not consist of members",
                "Write " + String.join(", ", known)
                        + " below it, indented by two blanks, each with a colon and a value.");
        return null;
    }

    private @Nullable String text(String name, Node node) {
        String text = scalar(name, node);
        return text == null ? null : filled(name, text, line(node));
    }

    private @Nullable String scalar(String name, Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            problems.add(new Problem(line(node), name + " is not a single text", "Write one value after the colon."));
            return null;
        }
        if (!scalar.getTag().equals(Tag.STR)) {
            boolean empty = scalar.getTag().equals(Tag.NULL);
            problems.add(new Problem(
                    line(node),
                    name + (empty ? " has no value" : " is not a text"),
                    empty ? "Write one, or remove the member." : "Put the value into quotes, without a tag."));
            return null;
        }
        if (scalar.getValue().isBlank() || scalar.getValue().chars().anyMatch(Character::isISOControl)) {
            problems.add(new Problem(
                    line(node),
                    name + " is empty or has line breaks",
                    "Write a text of one line, or remove the member."));
            return null;
        }
        return scalar.getValue();
    }

    private @Nullable String filled(String name, String text, int at) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            String value = placeholders.value(matcher.group(1));
            if (value == null || value.isBlank()) {
                value = matcher.group(2);
            }
            if (value == null || value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
                problems.add(new Problem(
                        at,
                        name + " names " + matcher.group() + ", which has no value of one line",
                        "Set " + matcher.group(1) + " in the environment, or write a default: ${" + matcher.group(1)
                                + ":value}."));
                return null;
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        String result = matcher.appendTail(filled).toString();
        if (PLACEHOLDER.matcher(text).replaceAll("").contains("${")) {
            problems.add(new Problem(at, name + " has a broken placeholder", "Write it as ${NAME}."));
            return null;
        }
        return result;
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
