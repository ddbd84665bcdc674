package org.sayso.linking.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sayso.linking.GrantType;
import org.sayso.linking.LinkingFile;

/** Properties of Sayso's own authorization server: {@code sayso.authorization.skills.<name>.*}. */
final class EmbeddedForm {

    private EmbeddedForm() {}

    static Printout print(LinkingFile file, SecretText secret) {
        String prefix = "sayso.authorization.skills." + name(file.skill()) + ".";
        List<String> lines = new ArrayList<>();
        lines.add("# " + file.skill() + ". From vendor-id the server makes Alexa's redirect addresses:");
        Json.redirects(file).forEach(redirect -> lines.add("# " + redirect));
        lines.add(prefix + "client-id=" + escaped(file.clientId()));
        if (file.clientSecret() != null) {
            String text = secret.of(file.clientSecret());
            lines.add(prefix + "client-secret="
                    + (text.equals(file.clientSecret().placeholder()) ? text : escaped(text)));
        }
        lines.add(prefix + "vendor-id=" + escaped(file.vendorId()));
        if (file.audience() != null) {
            lines.add(prefix + "audience=" + escaped(file.audience()));
        }
        if (!file.scopes().isEmpty()) {
            lines.add(prefix + "scopes=" + escaped(String.join(",", file.scopes())));
        }
        lines.add(prefix + "require-pkce=" + file.pkce());
        return new Printout(String.join("\n", lines), notes(file, prefix));
    }

    private static List<String> notes(LinkingFile file, String prefix) {
        List<String> notes = new ArrayList<>();
        if (file.audience() == null) {
            notes.add("The file names no audience; the server wants one in " + prefix + "audience.");
        }
        if (file.type() == GrantType.IMPLICIT) {
            notes.add("Sayso's authorization server has no implicit grant: set type to AUTH_CODE.");
        }
        return notes;
    }

    /** The skill's name as part of a property: Pizza on Demand becomes pizza-on-demand. */
    private static String name(String skill) {
        String name =
                skill.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "skill" : name;
    }

    private static String escaped(String value) {
        String escaped = value.replace("\\", "\\\\");
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }
}
