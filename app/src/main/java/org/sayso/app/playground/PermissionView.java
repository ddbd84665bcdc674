package org.sayso.app.playground;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sayso.standin.SkillInfo;
import org.sayso.standin.StandIn;

/** What a skill asks for, and whether the household's account grants it. */
record PermissionView(SkillInfo skill, List<Scope> scopes) {

    private static final Map<String, String> WORDS = Map.of(
            "alexa::profile:name:read", "Full name",
            "alexa::profile:given_name:read", "First name",
            "alexa::profile:email:read", "Email address",
            "alexa::profile:mobile_number:read", "Mobile number",
            "alexa::devices:all:address:country_and_postal_code:read", "Country and postal code",
            "read::alexa:device:all:address:country_and_postal_code", "Country and postal code",
            "alexa::devices:all:address:full:read", "Address",
            "read::alexa:device:all:address", "Address");

    /** A scope, in words where they are known. */
    record Scope(String name, String words, boolean granted) {}

    /** The skills that ask for anything. */
    static List<PermissionView> all(StandIn alexa) {
        return alexa.skills().stream()
                .filter(skill -> !alexa.permissionsAskedBy(skill.id()).isEmpty())
                .map(skill -> {
                    Set<String> granted = alexa.household().granted(skill.id());
                    return new PermissionView(
                            skill,
                            alexa.permissionsAskedBy(skill.id()).stream()
                                    .map(scope -> new Scope(scope, inWords(scope), granted.contains(scope)))
                                    .toList());
                })
                .toList();
    }

    /** A scope's words; the scope itself where there are none. */
    static String inWords(String scope) {
        return WORDS.getOrDefault(scope, scope);
    }
}
