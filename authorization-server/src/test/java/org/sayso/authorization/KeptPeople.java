package org.sayso.authorization;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sayso.authorization.users.EmailAddress;
import org.sayso.authorization.users.NewUser;
import org.sayso.authorization.users.Passwords;
import org.sayso.authorization.users.PersonName;
import org.sayso.authorization.users.Users;

/** People whose accounts the server keeps itself. */
final class KeptPeople {

    static final String PASSWORD = "test-only long words of a password";

    private KeptPeople() {}

    static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("sayso.authorization.demo-users", "false");
        settings.put("sayso.authorization.accounts.kept", "true");
        settings.put("sayso.authorization.accounts.sign-up", "false");
        settings.put("sayso.authorization.accounts.forgotten-password", "false");
        return settings;
    }

    /** Makes an account with a verified address; its subject. */
    static String add(RunningServer server, String email, String name) {
        return server.bean(Users.class)
                .create(new NewUser(
                        EmailAddress.of(email).orElseThrow(),
                        true,
                        PersonName.of(name).orElseThrow(),
                        null,
                        server.bean(Passwords.class).hash(PASSWORD)))
                .subject();
    }
}
