package org.sayso.oauth;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.sayso.Deadline;

/** An address of an issuer: configured, or found in the issuer's metadata when it is needed. Never what a token says. */
@FunctionalInterface
interface Endpoint {

    URI find(Deadline deadline) throws Http.Unanswered;

    /**
     * The configured address, or else what the metadata say.
     *
     * @param member the name in the metadata, such as {@code jwks_uri}
     * @param setting the builder's method that configures it, as messages name it
     * @throws IllegalStateException where there is neither an address nor an issuer that could be looked up
     */
    static Endpoint of(
            @Nullable URI configured,
            @Nullable String issuer,
            String member,
            String setting,
            Duration timeout,
            InstantSource clock,
            TokenTelemetry telemetry) {
        if (configured != null) {
            return deadline -> configured;
        }
        if (issuer == null || issuer.isBlank()) {
            throw new IllegalStateException("nobody to ask: call issuer(...) or " + setting);
        }
        Http http = new Http(TokenTelemetry.Call.METADATA, timeout, clock, telemetry);
        IssuerMetadata metadata = IssuerMetadata.of(issuer, http, clock, setting);
        return deadline -> metadata.endpoint(member, deadline);
    }
}
