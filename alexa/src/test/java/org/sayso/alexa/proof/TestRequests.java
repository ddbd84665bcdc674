package org.sayso.alexa.proof;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Request bodies in Amazon's shape. */
public final class TestRequests {

    public static final String SKILL = "amzn1.ask.skill.11111111-2222-3333-4444-555555555555";
    public static final String ADDRESS = "https://s3.amazonaws.com/echo.api/echo-api-cert-12.pem";

    private static final AtomicLong NUMBER = new AtomicLong();

    private TestRequests() {}

    public static String newRequestId() {
        return "amzn1.echo-api.request." + NUMBER.incrementAndGet();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A LaunchRequest with a fresh id. */
    public static String launch(Instant at) {
        return envelope(launchRequest(newRequestId(), at));
    }

    public static String launchRequest(String requestId, Instant at) {
        return request("LaunchRequest", requestId, at);
    }

    public static String request(String type, String requestId, Instant at) {
        return """
                {"type":"%s","requestId":"%s","timestamp":"%s","locale":"en-US"}""".formatted(type, requestId, at);
    }

    public static String envelope(String request) {
        return """
                {"version":"1.0","session":%s,"context":%s,"request":%s}""".formatted(session(), context(), request);
    }

    public static String session() {
        return """
                {"new":true,"sessionId":"amzn1.echo-api.session.1","application":{"applicationId":"%s"},\
                "user":{"userId":"amzn1.ask.account.A","accessToken":"household-token"}}""".formatted(SKILL);
    }

    public static String context() {
        return """
                {"System":{"application":{"applicationId":"%s"},\
                "user":{"userId":"amzn1.ask.account.A","accessToken":"household-token"},\
                "person":{"personId":"amzn1.ask.person.P","accessToken":"person-token"},\
                "device":{"deviceId":"amzn1.ask.device.D","supportedInterfaces":{}},\
                "apiEndpoint":"https://api.amazonalexa.com","apiAccessToken":"api-token"}}""".formatted(SKILL);
    }
}
