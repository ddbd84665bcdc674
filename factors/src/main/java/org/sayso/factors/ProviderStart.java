package org.sayso.factors;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** What became of a request to send a code or to ask for an approval. */
public sealed interface ProviderStart {

    /** The provider accepted to send a code; whether it arrives is not known. */
    record CodeSent() implements ProviderStart {}

    /**
     * The provider asks the person.
     *
     * @param poll where the result is asked for, as the provider gave it
     * @param expiresAt when the provider gives up, where it says so
     */
    record Asked(URI poll, Optional<Instant> expiresAt) implements ProviderStart {}

    /** Nothing was sent, as far as is known: where the answer was lost, a code may still arrive. */
    record Failed(Trouble trouble) implements ProviderStart {}
}
