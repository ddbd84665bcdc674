package org.sayso.oauth;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** How this service shows an authorization server who it is (RFC 6749 section 2.3.1). */
public enum ClientAuthentication {
    /** In the header: HTTP Basic, with id and secret form-encoded first. */
    CLIENT_SECRET_BASIC {
        @Override
        void apply(String clientId, String clientSecret, HttpRequest.Builder request, Map<String, String> form) {
            String pair = encoded(clientId) + ':' + encoded(clientSecret);
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
    },
    /** In the form: {@code client_id} and {@code client_secret}. */
    CLIENT_SECRET_POST {
        @Override
        void apply(String clientId, String clientSecret, HttpRequest.Builder request, Map<String, String> form) {
            form.put("client_id", clientId);
            form.put("client_secret", clientSecret);
        }
    };

    abstract void apply(String clientId, String clientSecret, HttpRequest.Builder request, Map<String, String> form);

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
