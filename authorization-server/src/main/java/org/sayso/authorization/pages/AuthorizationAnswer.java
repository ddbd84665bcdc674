package org.sayso.authorization.pages;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Writes an authorization response (RFC 6749 section 4.1.2): the address at the client that a browser is sent to. Its values
 * are encoded, so that the client reads back the very state it sent.
 */
final class AuthorizationAnswer {

    private final UriComponentsBuilder address;

    /** Begins with who answers: a client of several servers tells them apart by it (RFC 9207). */
    AuthorizationAnswer(String redirectUri, String issuer) {
        address = UriComponentsBuilder.fromUriString(redirectUri);
        with("iss", issuer);
    }

    /** Leaves out what is empty. */
    AuthorizationAnswer with(String name, @Nullable String value) {
        if (StringUtils.hasText(value)) {
            address.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
        }
        return this;
    }

    String toAddress() {
        return address.build(true).toUriString();
    }
}
