package org.sayso.confirmation;

import java.util.HexFormat;
import org.sayso.token.UserKey;

/** Names of what is counted, as keyed hashes. */
final class Subjects {

    private final byte[] key;

    Subjects(ServerKey serverKey) {
        key = serverKey.derive("sayso ledger subject 1");
    }

    String account(UserKey user) {
        return name("account", user.issuer(), user.key());
    }

    String destination(Destination destination) {
        return name("destination", destination.channel().name(), destination.address());
    }

    String provider(UserKey user, String method) {
        return name("provider", method, user.issuer(), user.key());
    }

    String session(String session) {
        return session.isEmpty() ? "" : name("session", session);
    }

    private String name(String... fields) {
        return HexFormat.of().formatHex(Digests.hmac(key, Digests.fields(fields)));
    }
}
