package org.sayso.benchmarks;

import java.util.List;
import org.sayso.catalogue.Scene;
import org.sayso.catalogue.Setup;

/** A library that checks tokens, with every check that its documentation offers switched on. */
interface Library {

    /** Name and version. */
    String name();

    /** What is configured, and what cannot be. */
    List<String> settings();

    /** A check that fetches its keys over HTTP, as in production. */
    Check check(Setup setup, Scene scene, KeyServer issuer) throws Exception;

    /** Whether the library says so in this way when it refuses a token; anything else thrown is an accident. */
    boolean refusal(Throwable thrown);

    /** Returns where the token is accepted, and throws where not. */
    @FunctionalInterface
    interface Check {
        void accept(String token) throws Exception;
    }

    static List<Library> all() {
        return List.of(new Sayso(), new Spring(), new Nimbus(), new JavaJwt(), new Okta());
    }
}
