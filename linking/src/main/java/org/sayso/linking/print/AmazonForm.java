package org.sayso.linking.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;

/** Amazon's {@code accountLinkingRequest} (Amazon: SMAPI account linking schemas), with the outer member the CLI wants. */
final class AmazonForm {

    private AmazonForm() {}

    static Printout print(LinkingFile file, SecretText secret) {
        boolean code = file.type() == GrantType.AUTH_CODE;
        Map<String, Object> request = Json.object();
        request.put("type", file.type().name());
        request.put("authorizationUrl", file.authorizationUrl());
        request.put("clientId", file.clientId());
        Json.putUnlessEmpty(request, "scopes", file.scopes());
        Json.putUnlessEmpty(request, "domains", file.domains());
        if (code) {
            if (file.accessTokenUrl() != null) {
                request.put("accessTokenUrl", file.accessTokenUrl());
            }
            if (file.clientSecret() != null) {
                request.put("clientSecret", secret.of(file.clientSecret()));
            }
            request.put("accessTokenScheme", file.accessTokenScheme().name());
            if (file.defaultTokenExpirationInSeconds() != null) {
                request.put("defaultTokenExpirationInSeconds", file.defaultTokenExpirationInSeconds());
            }
        }
        request.put("skipOnEnablement", file.skipOnEnablement());
        request.put("voiceForwardAccountLinking", file.voiceForward().enabled() ? "ENABLED" : "DISABLED");
        Map<String, Object> outer = Json.object();
        outer.put("accountLinkingRequest", request);
        return new Printout(Json.text(outer), notes(file, code));
    }

    private static List<String> notes(LinkingFile file, boolean code) {
        List<String> notes = new ArrayList<>();
        if (code) {
            notes.add("PKCE: set \"PKCE Authorization\" to " + (file.pkce() ? "Enabled" : "Disabled")
                    + " in the developer console, under Account Linking. Amazon publishes no member for it here.");
        }
        notes.add("Redirect addresses: Alexa uses " + String.join(", ", Json.redirects(file))
                + ". Register all three with " + file.provider().title() + "; this form has no place for them.");
        if (file.voiceForward().enabled()) {
            notes.add("Linking by voice: the skill's permissions belong into its manifest ("
                    + String.join(", ", file.voiceForward().permissions())
                    + "), and personalization must be off there.");
        }
        return notes;
    }
}
