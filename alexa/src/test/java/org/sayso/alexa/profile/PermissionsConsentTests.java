package org.sayso.alexa.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PermissionsConsentTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void directive_isAsAmazonDescribesIt() throws Exception {
        assertThat(JSON.readTree(JSON.writeValueAsString(
                        PermissionsConsent.directive("receipt", CustomerProfile.EMAIL_PERMISSION))))
                .isEqualTo(JSON.readTree("""
                        {"type":"Connections.StartConnection","uri":"connection://AMAZON.AskForPermissionsConsent/2",
                         "input":{"@type":"AskForPermissionsConsentRequest","@version":"2","permissionScopes":
                          [{"permissionScope":"alexa::profile:email:read","consentLevel":"ACCOUNT"}]},
                         "onCompletion":"RESUME_SESSION","token":"receipt"}"""));
    }
}
