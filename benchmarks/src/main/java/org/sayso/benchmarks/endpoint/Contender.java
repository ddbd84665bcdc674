package org.sayso.benchmarks.endpoint;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** An authorization server that can be measured: how to start it, and what a person meets who links there. */
interface Contender {

    String NAME = "alexa";
    String SECRET = "benchmark-only-secret-2f4c9d0a6b1e";
    String REDIRECT = "https://pitangui.amazon.com/api/skill/link/M0TESTVENDOR";
    String API = "https://tea-house.example";
    String SCOPES = "openid offline_access tea:order";

    /** For the table. */
    String name();

    /** Starts a process, which need not be ready then. */
    Process launch() throws IOException;

    /** Answers 200 as soon as it is ready. */
    URI ready();

    /** Makes clients and people, once, in the running server. */
    void furnish(int people) throws IOException, InterruptedException;

    URI authorizationEndpoint();

    URI tokenEndpoint();

    /** Selects the form that asks for user name and password. */
    String signInForm();

    /** Selects the form that asks for consent. */
    String consentForm();

    /** What is sent with the consent, besides what is in the form. */
    Map<String, String> consent();

    static String userName(int person) {
        return "person" + person;
    }

    static String password(int person) {
        return "benchmark-only-" + person;
    }
}
