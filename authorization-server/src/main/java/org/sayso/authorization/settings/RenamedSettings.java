package org.sayso.authorization.settings;

import java.util.Map;
import java.util.TreeSet;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Refuses settings under a name of before, which would otherwise be passed over in silence. */
@Configuration(proxyBeanMethods = false)
class RenamedSettings {

    private static final String ALEXA = "sayso.authorization.alexa";

    private static final String PASSKEY_FILE = "sayso.authorization.passkeys.file";

    /** Looks before the settings are read: what they lack is there, under the other name. */
    @Bean
    static BeanFactoryPostProcessor renamedSettingsAreRefused(Environment environment) {
        return beans -> {
            Binder settings = Binder.get(environment);
            settings.bind(ALEXA, Bindable.mapOf(String.class, Object.class)).ifBound(RenamedSettings::refuse);
            settings.bind(PASSKEY_FILE, String.class).ifBound(RenamedSettings::refusePasskeyFile);
        };
    }

    private static void refusePasskeyFile(String file) {
        throw new InvalidSettingException(
                PASSKEY_FILE + " is no longer read: passkeys are in the server's one database",
                "Set sayso.authorization.database.url=jdbc:h2:file:" + file
                        + " in its place; the passkeys of that file are kept.");
    }

    private static void refuse(Map<String, Object> found) {
        throw new InvalidSettingException(
                ALEXA + ".* is no longer read (found: " + String.join(", ", new TreeSet<>(found.keySet())) + ")",
                "Rename it to sayso.authorization.skills.<name>.*, with a name of your choice for each skill, such as"
                        + " sayso.authorization.skills.pizza.client-id; the members are the same.");
    }
}
