package org.sayso.linking.check;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;

/** Whether Alexa and the users' browsers can reach the two addresses (Amazon: account linking requirements). */
final class AddressCheck {

    private static final List<String> SENT_BY_ALEXA = List.of(
            "state", "client_id", "response_type", "redirect_uri", "scope", "code_challenge", "code_challenge_method");

    private AddressCheck() {}

    static void check(LinkingFile file, Findings findings) {
        WebAddress authorization = one("authorizationUrl", file.authorizationUrl(), findings);
        if (authorization != null) {
            reserved(authorization, findings);
        }
        String token = file.accessTokenUrl();
        if (file.type() == GrantType.IMPLICIT || token == null) {
            return;
        }
        WebAddress exchange = one("accessTokenUrl", token, findings);
        if (authorization != null && exchange != null) {
            both(authorization, exchange, findings);
        }
    }

    private static @Nullable WebAddress one(String name, String text, Findings findings) {
        WebAddress address = WebAddress.of(text);
        if (address == null) {
            findings.add(
                    FindingKind.ADDRESS_BROKEN,
                    name + " is no address with scheme and host, or has user info",
                    "Write it as https://login.example.com/path.");
            return null;
        }
        String seen = name + " is " + text;
        if (address.uri().getRawFragment() != null) {
            findings.add(FindingKind.ADDRESS_FRAGMENT, seen, "Remove the # and what follows it.");
        }
        if (address.local()) {
            findings.add(
                    FindingKind.ADDRESS_LOCAL, seen, "Before the skill is for real, set the public https address.");
            return address;
        }
        if (!address.https()) {
            findings.add(FindingKind.ADDRESS_NOT_HTTPS, seen, "Serve it with TLS and write https://.");
        } else if (!address.usualPort()) {
            findings.add(FindingKind.ADDRESS_PORT, seen, "Serve it on port 443 and leave the port out.");
        }
        if (address.privateNetwork()) {
            findings.add(FindingKind.ADDRESS_PRIVATE, seen, "Use a public name, or a tunnel that has one.");
        }
        return address;
    }

    private static void reserved(WebAddress authorization, Findings findings) {
        String there = SENT_BY_ALEXA.stream()
                .filter(authorization.parameters()::containsKey)
                .collect(Collectors.joining(", "));
        if (!there.isEmpty()) {
            findings.add(
                    FindingKind.RESERVED_PARAMETER,
                    "authorizationUrl has " + there,
                    "Remove " + there + " from the address; clientId and scopes have members of their own.");
        }
    }

    private static void both(WebAddress authorization, WebAddress exchange, Findings findings) {
        if (authorization.host().equals(exchange.host()) && authorization.path().equals(exchange.path())) {
            findings.add(
                    FindingKind.ADDRESSES_SAME,
                    "authorizationUrl and accessTokenUrl are both "
                            + exchange.uri().getScheme() + "://" + exchange.host() + exchange.path(),
                    "Set accessTokenUrl to the provider's token endpoint.");
        } else if (swapped(authorization, exchange)) {
            findings.add(
                    FindingKind.ADDRESSES_SWAPPED,
                    "authorizationUrl is " + authorization.uri() + " and accessTokenUrl is " + exchange.uri(),
                    "Swap them: authorizationUrl is where users sign in.");
        }
    }

    private static boolean swapped(WebAddress authorization, WebAddress exchange) {
        return authorization.path().matches("(?i).*/[^/]*token[^/]*/?")
                || exchange.path().matches("(?i).*/(auth|authorize|authorization|oa|login|signin|sign-in)/?");
    }
}
