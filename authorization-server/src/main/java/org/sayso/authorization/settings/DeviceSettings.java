package org.sayso.authorization.settings;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The kinds of devices that people link by typing a code. Immutable.
 *
 * @param devices by a name of your choice; none by default, and then neither endpoint nor page exists
 */
@ConfigurationProperties("sayso.authorization")
public record DeviceSettings(@DefaultValue Map<String, DeviceClient> devices) {

    private static final Set<String> STANDARD_SCOPES = Set.of("profile", "offline_access");

    /** Refuses what cannot work. */
    public DeviceSettings {
        devices = Map.copyOf(devices);
        new TreeMap<>(devices).forEach((name, device) -> device.check("devices." + name));
    }

    /** Refuses what cannot work beside the other clients. */
    public void checkBeside(AuthorizationSettings settings) {
        ClientRegister register = settings.register();
        new TreeMap<>(devices).forEach((name, device) -> {
            String owner = "devices." + name;
            register.add(owner, device.clientId(), device.secret());
            if (device.audience().equals(settings.issuer())) {
                throw new InvalidSettingException(
                        "sayso.authorization." + owner + ".audience is this server's own address",
                        "Set the identifier of the API: what is made for a device must not open this server.");
            }
            checkDescribed(owner, device, settings);
        });
    }

    private static void checkDescribed(String owner, DeviceClient device, AuthorizationSettings settings) {
        for (String scope : device.scopes()) {
            if (!STANDARD_SCOPES.contains(scope)
                    && settings.scopeDescription(scope, Language.ENGLISH).isEmpty()) {
                throw new InvalidSettingException(
                        "The consent page has no words for the scope " + scope + " of sayso.authorization." + owner
                                + ".scopes",
                        "Set sayso.authorization.scope-descriptions.[" + scope
                                + "] to what it allows, such as: order food in your name");
            }
        }
    }
}
