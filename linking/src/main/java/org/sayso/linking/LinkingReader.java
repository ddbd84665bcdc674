package org.sayso.linking;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads the linking file strictly: unknown and doubled members, wrong types and values out of a list are problems, all
 * named at once. At most 64 KiB of YAML, eight levels deep, without references to collections; no object is ever built
 * from a tag. Thread-safe if the placeholders are.
 */
public final class LinkingReader {

    private static final int MOST_BYTES = 64 * 1024;

    static final List<String> MEMBERS = List.of(
            "skill",
            "skillId",
            "vendorId",
            "type",
            "authorizationUrl",
            "accessTokenUrl",
            "clientId",
            "clientSecret",
            "accessTokenScheme",
            "scopes",
            "domains",
            "defaultTokenExpirationInSeconds",
            "skipOnEnablement",
            "pkce",
            "voiceForward",
            "provider",
            "audience",
            "issuer",
            "tokenCheck");
    static final List<String> VOICE_FORWARD_MEMBERS = List.of("enabled", "permissions", "personalization");

    private final Placeholders placeholders;

    /** @param placeholders the values of <code>${NAME}</code>; that of the client secret is not asked for */
    public LinkingReader(Placeholders placeholders) {
        this.placeholders = placeholders;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if there is no such file, or it cannot be read
     * @throws UnreadableLinkingException naming every problem
     */
    public LinkingFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        }
    }

    /**
     * Reads a stream to its end and leaves it open.
     *
     * @throws IOException if it cannot be read
     * @throws UnreadableLinkingException naming every problem
     */
    public LinkingFile read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw unreadable(0, "it is larger than 64 KiB", "A linking file describes one skill in some twenty lines.");
        }
        try {
            return parse(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw unreadable(0, "it is not UTF-8", "Save the file as UTF-8.");
        }
    }

    /**
     * Reads a file's text.
     *
     * @throws UnreadableLinkingException naming every problem
     */
    public LinkingFile parse(String yaml) {
        if (!(root(yaml) instanceof MappingNode mapping) || !mapping.getTag().equals(Tag.MAP)) {
            throw unreadable(1, "it does not consist of members", "Write lines such as: skill: Pizza on Demand");
        }
        List<Problem> problems = new ArrayList<>();
        Members members = new Members(mapping, MEMBERS, placeholders, problems);
        LinkingFile file = file(members);
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line));
            throw new UnreadableLinkingException(problems);
        }
        return file;
    }

    private static @Nullable Node root(String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setNestingDepthLimit(8);
        options.setMaxAliasesForCollections(0);
        try {
            return new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            // The parser's own words may quote the line, and the line may hold the secret.
            int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
            throw unreadable(
                    line,
                    "this is not plain YAML",
                    "Look for a missing blank after a colon, wrong indentation, or a value that needs quotes;"
                            + " tags (!!) are not taken.");
        } catch (YAMLException e) {
            throw unreadable(
                    0,
                    "it is not YAML within the limits",
                    "Write plain members, without references, control characters or deep nesting.");
        }
    }

    /** Missing members are empty here; the problems name them. */
    private static LinkingFile file(Members members) {
        GrantType type = members.requiredChoice("type", GrantType.class, Enum::name, GrantType.AUTH_CODE);
        boolean code = type == GrantType.AUTH_CODE;
        return new LinkingFile(
                members.required("skill"),
                members.text("skillId"),
                vendorId(members),
                type,
                members.required("authorizationUrl"),
                code ? members.required("accessTokenUrl") : members.text("accessTokenUrl"),
                members.required("clientId"),
                members.secret("clientSecret", code),
                members.choice("accessTokenScheme", AccessTokenScheme.class, Enum::name, AccessTokenScheme.HTTP_BASIC),
                members.texts("scopes"),
                members.texts("domains"),
                members.number("defaultTokenExpirationInSeconds"),
                members.flag("skipOnEnablement", false),
                members.flag("pkce", true),
                voiceForward(members.members("voiceForward", VOICE_FORWARD_MEMBERS)),
                members.choice("provider", Provider.class, Provider::word, Provider.GENERIC),
                members.text("audience"),
                members.text("issuer"),
                members.choice("tokenCheck", TokenCheck.class, TokenCheck::word, TokenCheck.LOCAL));
    }

    private static String vendorId(Members members) {
        String vendorId = members.required("vendorId");
        if (!vendorId.isEmpty() && !vendorId.matches("[A-Za-z0-9._-]{1,128}")) {
            members.problem(
                    "vendorId",
                    "vendorId has other characters than letters and digits",
                    "Write the last part of the redirect addresses in the developer console, such as M1A2B3C4D5E6F7;"
                            + " it is not the skill id.");
        }
        return vendorId;
    }

    private static VoiceForward voiceForward(@Nullable Members members) {
        return members == null
                ? VoiceForward.OFF
                : new VoiceForward(
                        members.flag("enabled", false),
                        members.texts("permissions"),
                        members.flag("personalization", false));
    }

    private static UnreadableLinkingException unreadable(int line, String what, String fix) {
        return new UnreadableLinkingException(List.of(new Problem(line, what, fix)));
    }
}
