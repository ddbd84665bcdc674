package org.sayso.linking.print;

import java.util.ArrayList;
import java.util.List;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;

/** Properties of Sayso's own authorization server: {@code sayso.authorization.alexa.*}. */
final class EmbeddedForm {

    private static final String PREFIX = "sayso.authorization.alexa.";

    private EmbeddedForm() {}

    static Printout print(LinkingFile file, SecretText secret) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + file.skill() + ". From vendor-id the server makes Alexa's redirect addresses:");
        Json.redirects(file).forEach(redirect -> lines.add("# " + redirect));
        lines.add(PREFIX + "client-id=" + escaped(file.clientId()));
        if (file.clientSecret() != null) {
            String text = secret.of(file.clientSecret());
            lines.add(PREFIX + "client-secret="
                    + (text.equals(file.clientSecret().placeholder()) ? text : escaped(text)));
        }
        lines.add(PREFIX + "vendor-id=" + escaped(file.vendorId()));
        if (file.audience() != null) {
            lines.add(PREFIX + "audience=" + escaped(file.audience()));
        }
        if (!file.scopes().isEmpty()) {
            lines.add(PREFIX + "scopes=" + escaped(String.join(",", file.scopes())));
        }
        lines.add(PREFIX + "require-pkce=" + file.pkce());
        return new Printout(String.join("\n", lines), notes(file));
    }

    private static List<String> notes(LinkingFile file) {
        List<String> notes = new ArrayList<>();
        if (file.audience() == null) {
            notes.add("The file names no audience; the server wants one in " + PREFIX + "audience.");
        }
        if (file.type() == GrantType.IMPLICIT) {
            notes.add("Sayso's authorization server has no implicit grant: set type to AUTH_CODE.");
        }
        return notes;
    }

    private static String escaped(String value) {
        String escaped = value.replace("\\", "\\\\");
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }
}
