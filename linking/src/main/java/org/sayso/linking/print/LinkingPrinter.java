package org.sayso.linking.print;

import org.sayso.linking.LinkingFile;

/** Says a linking file in the form that Amazon or an identity provider takes. */
public final class LinkingPrinter {

    private LinkingPrinter() {}

    /**
     * Prints for one target. All but Amazon's form have the three regional redirect addresses; Amazon's has no place for
     * them, so a note names them.
     *
     * @param secret what to print for the client secret, where the form has it
     */
    public static Printout print(LinkingFile file, Target target, SecretText secret) {
        return switch (target) {
            case AMAZON -> AmazonForm.print(file, secret);
            case OKTA -> OktaForm.print(file, secret);
            case AUTH0 -> Auth0Form.print(file);
            case KEYCLOAK -> KeycloakForm.print(file, secret);
            case EMBEDDED -> EmbeddedForm.print(file, secret);
        };
    }
}
