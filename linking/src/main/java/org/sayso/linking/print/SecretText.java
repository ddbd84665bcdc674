package org.sayso.linking.print;

import org.sayso.linking.ClientSecret;

/** What is printed where the client secret belongs: its placeholder, or the secret where that was asked for. */
@FunctionalInterface
public interface SecretText {

    String of(ClientSecret secret);

    /** The placeholder, such as {@code ${POD_CLIENT_SECRET}}. */
    static SecretText hidden() {
        return ClientSecret::placeholder;
    }
}
