package org.sayso.authorization.client;

import java.time.Clock;
import org.sayso.authorization.settings.AdminSettings;
import org.sayso.authorization.settings.AttributeSettings;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.DeviceSettings;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Registers the clients: those of the settings, and where the server is administrated those of the database. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

    @Bean
    KeyedSecretEncoder clientSecretEncoder(ServerSecrets secrets) {
        return new KeyedSecretEncoder(secrets);
    }

    @Bean
    Clients clients(
            AuthorizationSettings settings,
            AttributeSettings attributes,
            DeviceSettings devices,
            AdminSettings admin,
            ServerDatabase database,
            KeyedSecretEncoder secrets,
            Clock clock) {
        if (admin.enabled()) {
            return Clients.withDatabase(settings, attributes, devices, secrets, new KeptClientTable(database), clock);
        }
        if (settings.skills().isEmpty()) {
            throw new InvalidSettingException(
                    "There is no skill to link accounts for",
                    "Set sayso.authorization.skills.<name>.client-id, client-secret, vendor-id and audience, with a name of"
                            + " your choice, such as sayso.authorization.skills.pizza.client-id.");
        }
        attributes.checkScopes(settings);
        return Clients.ofSettings(settings, attributes, devices, secrets);
    }

    @Bean
    DeviceClients deviceClients(DeviceSettings devices, KeyedSecretEncoder secrets) {
        return new DeviceClients(devices, secret -> secrets.encode(secret.reveal()));
    }

    @Bean
    RegisteredClientRepository registeredClients(Clients clients, ObjectProvider<FurtherClients> further) {
        return new ClientRepository(clients, further.stream().toList());
    }
}
