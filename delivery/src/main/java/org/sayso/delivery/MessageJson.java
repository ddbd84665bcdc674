package org.sayso.delivery;

import java.util.HashMap;
import java.util.Map;
import org.sayso.confirmation.CanonicalJson;
import org.sayso.confirmation.Message;

/**
 * A message as JSON: {@code {"channel","expires","id","subject","text","to"}}. {@code expires}, in seconds since 1970, is
 * missing where the message has no end of its life.
 */
final class MessageJson {

    private MessageJson() {}

    static String of(Message message) {
        Map<String, Object> members = new HashMap<>(Map.of(
                "id", message.id(),
                "channel", message.to().channel().name(),
                "to", message.to().address(),
                "subject", message.subject(),
                "text", message.text()));
        message.expiresAt().ifPresent(end -> members.put("expires", end.getEpochSecond()));
        return CanonicalJson.write(members);
    }
}
