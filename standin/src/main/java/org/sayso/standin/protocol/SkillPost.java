package org.sayso.standin.protocol;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/** The HTTP request that carries an envelope to a skill: the body's bytes go out exactly as they were signed. */
public final class SkillPost {

    private SkillPost() {}

    /** A request with the proof that it comes from Alexa. */
    public static HttpRequest signed(URI endpoint, byte[] body, StandInAuthority authority) {
        return with(endpoint, body, authority.headers(body));
    }

    /** A request without any proof, which a skill must refuse. */
    public static HttpRequest unsigned(URI endpoint, byte[] body) {
        return with(endpoint, body, Map.of());
    }

    private static HttpRequest with(URI endpoint, byte[] body, Map<String, String> proof) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        proof.forEach(builder::header);
        return builder.build();
    }
}
