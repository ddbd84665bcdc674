package org.sayso.delivery;

import java.util.Map;
import org.sayso.confirmation.CanonicalJson;
import org.sayso.confirmation.Message;

/** A message as JSON: {@code {"channel","id","subject","text","to"}}. */
final class MessageJson {

    private MessageJson() {}

    static String of(Message message) {
        return CanonicalJson.write(Map.of(
                "id", message.id(),
                "channel", message.to().channel().name(),
                "to", message.to().address(),
                "subject", message.subject(),
                "text", message.text()));
    }
}
