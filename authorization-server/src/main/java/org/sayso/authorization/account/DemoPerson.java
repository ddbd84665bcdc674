package org.sayso.authorization.account;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Contact.Channel;
import org.sayso.authorization.settings.AttributeSettings;

/**
 * Somebody of the playground, whose password everybody may read. Immutable.
 *
 * @param password to be typed; worth nothing
 * @param account as it is at the start; its user name is short, so that it is quickly typed
 */
public record DemoPerson(String password, Account account) {

    /** Ann, Ben, and Sam, who works at the service. */
    public static final List<DemoPerson> ALL = List.of(
            person("ann", "Ann", "Archer", "5f0c2e71", Map.of(), Set.of(), new Reach(Channel.SMS, "+12025550142")),
            person(
                    "ben",
                    "Ben",
                    "Baker",
                    "93b47d08",
                    Map.of(AttributeSettings.FAVORITE_COLOR, "blue"),
                    Set.of(),
                    new Reach(Channel.EMAIL, "+12025550171")),
            person("sam", "Sam", "Stone", "c81a6f34", Map.of(), Set.of("staff"), null));

    private record Reach(Channel preferred, String phoneNumber) {}

    /** What is typed to sign in. */
    public String userName() {
        return account.userName();
    }

    /** Whether the person works at the service. */
    public boolean staff() {
        return account.roles().contains("staff");
    }

    private static DemoPerson person(
            String userName,
            String givenName,
            String familyName,
            String random,
            Map<String, String> attributes,
            Set<String> roles,
            @Nullable Reach reach) {
        return new DemoPerson(
                "demo-only-" + userName,
                new Account(
                        "user-" + userName + "-" + random,
                        userName,
                        givenName + " " + familyName,
                        givenName,
                        attributes,
                        roles,
                        new Contact(
                                reach == null ? null : reach.preferred(),
                                reach == null ? null : reach.phoneNumber(),
                                reach != null,
                                userName + "@example.com",
                                true)));
    }
}
