package org.sayso.standin.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sayso.linking.Problem;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads a file of members: at most 64 KiB of UTF-8, twelve levels deep, without references to collections; no object is
 * ever built from a tag. Thread-safe.
 */
public final class YamlFile {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int DEEPEST = 12;

    private YamlFile() {}

    /**
     * Reads a file.
     *
     * @param known the members that it may have
     * @param content makes something of them; what it finds wrong it tells the members
     * @throws IOException if there is no such file, or it cannot be read
     * @throws UnreadableYamlException naming every problem
     */
    public static <T> T read(Path file, List<String> known, Function<Members, T> content) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw unreadable(0, "it is larger than 64 KiB", "Split it into several files.");
            }
            return parse(text(bytes), known, content);
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable(0, "it is not UTF-8", "Save the file as UTF-8.");
        }
    }

    /** Reads a file's text; otherwise as {@link #read}. */
    public static <T> T parse(String yaml, List<String> known, Function<Members, T> content) {
        if (!(root(yaml) instanceof MappingNode mapping) || !mapping.getTag().equals(Tag.MAP)) {
            throw unreadable(1, "it does not consist of members", "Write lines such as: " + known.get(0) + ":");
        }
        List<Problem> problems = new ArrayList<>();
        T result = content.apply(new Members("", mapping, known, problems));
        if (!problems.isEmpty()) {
            throw new UnreadableYamlException(problems);
        }
        return result;
    }

    private static @Nullable Node root(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(0);
        try {
            return new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw unreadable(
                    line,
                    "this is not plain YAML",
                    "Look for a missing blank after a colon, wrong indentation, or a value that needs quotes.");
        } catch (YAMLException e) {
            throw unreadable(
                    0,
                    "it is not YAML within the limits",
                    "Write plain members, without references, control characters or deep nesting.");
        }
    }

    private static UnreadableYamlException unreadable(int line, String what, String fix) {
        return new UnreadableYamlException(List.of(new Problem(line, what, fix)));
    }
}
