package org.sayso.authorization.upstream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who a provider says has signed in. Immutable.
 *
 * @param issuer of the ID token
 * @param subject the provider's own, at most 255 characters
 * @param userName the provider's, or else the e-mail address, or else the name
 * @param name of the person
 * @param givenName none if not told
 * @param email none if not told
 * @param emailVerified whether the provider says so; false if it says nothing
 */
record UpstreamPerson(
        String issuer,
        String subject,
        String userName,
        String name,
        @Nullable String givenName,
        @Nullable String email,
        boolean emailVerified) {

    private static final int LONGEST = 255;

    static UpstreamPerson of(OidcUser user) {
        String email = user.getEmail();
        String name = first(user.getFullName(), user.getGivenName(), user.getPreferredUsername(), email, "?");
        return new UpstreamPerson(
                String.valueOf(user.getIssuer()),
                subject(user),
                first(user.getPreferredUsername(), email, name),
                name,
                Optional.ofNullable(user.getGivenName())
                        .map(UpstreamPerson::shortened)
                        .orElse(null),
                email != null && email.length() <= LONGEST ? email : null,
                Boolean.TRUE.equals(user.getEmailVerified()));
    }

    private static String subject(OidcUser user) {
        String subject = user.getSubject();
        if (subject == null || subject.isEmpty() || subject.length() > LONGEST) {
            throw new OAuth2AuthenticationException("invalid_id_token");
        }
        return subject;
    }

    private static String first(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return shortened(text);
            }
        }
        throw new IllegalArgumentException("the last is never blank");
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /** Says that there is somebody, not who. */
    @Override
    public String toString() {
        return "UpstreamPerson[" + issuer + "]";
    }
}
