package org.sayso.standin.amazon;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one of Amazon's services answers, as JSON. Shows the status only in {@code toString}, since members can be tokens.
 *
 * @param status the HTTP status
 */
public record AmazonAnswer(int status, Map<String, Object> json) {

    static AmazonAnswer good(Map<String, Object> json) {
        return new AmazonAnswer(200, json);
    }

    /** An OAuth 2.0 error (RFC 6749 section 5.2). */
    static AmazonAnswer error(int status, String error, String description) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("error", error);
        json.put("error_description", description);
        return new AmazonAnswer(status, json);
    }

    static AmazonAnswer error(String error, String description) {
        return error(400, error, description);
    }

    static AmazonAnswer outage() {
        return error(500, "server_error", "The stand-in was told to fail");
    }

    @Override
    public String toString() {
        return "AmazonAnswer[status=" + status + "]";
    }
}
