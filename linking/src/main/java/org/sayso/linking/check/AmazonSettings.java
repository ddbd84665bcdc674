package org.sayso.linking.check;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.sayso.linking.Problem;
import org.sayso.linking.UnreadableLinkingException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Amazon has for a skill: the {@code accountLinkingResponse} of {@code ask smapi get-account-linking-info}, or an
 * {@code accountLinkingRequest} (Amazon: SMAPI account linking schemas). At most 64 KiB. Immutable.
 */
public final class AmazonSettings {

    private static final int MOST_BYTES = 64 * 1024;
    private static final List<String> WRAPPERS = List.of("accountLinkingResponse", "accountLinkingRequest");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonNode members;

    private AmazonSettings(JsonNode members) {
        this.members = members;
    }

    /**
     * Reads a stream to its end and leaves it open.
     *
     * @throws IOException if it cannot be read
     * @throws UnreadableLinkingException if it is not such JSON; the message quotes nothing of it
     */
    public static AmazonSettings read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw unreadable(0, "it is larger than 64 KiB", "Give what ask smapi get-account-linking-info prints.");
        }
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
        } catch (JacksonException e) {
            // The parser's own words may quote the secret.
            throw unreadable(
                    e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNr()),
                    "this is not JSON, or a member is there twice",
                    "Give what ask smapi get-account-linking-info prints.");
        }
        for (String wrapper : WRAPPERS) {
            if (root.path(wrapper).isObject()) {
                return new AmazonSettings(root.path(wrapper));
            }
        }
        throw unreadable(
                0,
                "it has no accountLinkingResponse and no accountLinkingRequest",
                "Give what ask smapi get-account-linking-info prints, with its outer member.");
    }

    List<String> names() {
        return List.copyOf(members.propertyNames());
    }

    boolean has(String name) {
        return !members.path(name).isMissingNode() && !members.path(name).isNull();
    }

    /** A single value as text; empty if there is none. */
    String text(String name) {
        return printable(members.path(name).asString(""));
    }

    List<String> texts(String name) {
        return members.path(name)
                .valueStream()
                .map(each -> printable(each.asString("")))
                .toList();
    }

    /** The JSON may come from anywhere, and what it says is shown in a terminal. */
    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }

    private static UnreadableLinkingException unreadable(int line, String what, String fix) {
        return new UnreadableLinkingException(List.of(new Problem(line, what, fix)));
    }
}
