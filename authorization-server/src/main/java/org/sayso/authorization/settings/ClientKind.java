package org.sayso.authorization.settings;

import java.util.Arrays;
import java.util.Optional;

/** What a client is to this server. */
public enum ClientKind {
    /** Alexa, for one skill. */
    SKILL("skill", "skills"),
    /** A web site where people sign in. */
    WEB("web", "web-clients"),
    /** A service that asks in its own name. */
    BACKEND("backend", "backend-clients"),
    /** An API that asks about access tokens. */
    RESOURCE_SERVER("resource-server", "resource-servers");

    private final String word;
    private final String settings;

    ClientKind(String word, String settings) {
        this.word = word;
        this.settings = settings;
    }

    /** The kind of this word. */
    public static Optional<ClientKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** As ids of clients begin, such as {@code skill} in {@code skill:pizza}. */
    public String word() {
        return word;
    }

    /** Where the settings have clients of this kind, such as {@code skills}. */
    String settings() {
        return settings;
    }

    /** The id of a client's registration, such as {@code skill:pizza}. */
    public String id(String name) {
        return word + ":" + name;
    }
}
