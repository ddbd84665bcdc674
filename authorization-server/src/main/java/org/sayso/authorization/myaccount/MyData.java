package org.sayso.authorization.myaccount;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.account.Account;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.link.Consents;
import org.sayso.authorization.passkey.Passkeys;
import org.sayso.authorization.settings.AttributeSetting;
import org.sayso.authorization.settings.AttributeSettings;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.users.UserData;
import org.springframework.context.MessageSource;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/**
 * All that this server keeps about somebody, for them to read (General Data Protection Regulation, articles 15 and 20): in words
 * where there are some, with days, without keys, hashes and other secrets. Thread-safe.
 */
@Component
class MyData {

    private final AuthorizationSettings settings;
    private final AttributeSettings attributes;
    private final Passkeys passkeys;
    private final Assistants assistants;
    private final Consents consents;
    private final RegisteredClientRepository clients;
    private final List<UserData> others;
    private final MessageSource words;
    private final InstantSource clock;

    MyData(
            AuthorizationSettings settings,
            AttributeSettings attributes,
            Passkeys passkeys,
            Assistants assistants,
            Consents consents,
            RegisteredClientRepository clients,
            List<UserData> others,
            MessageSource words,
            Clock clock) {
        this.settings = settings;
        this.attributes = attributes;
        this.passkeys = passkeys;
        this.assistants = assistants;
        this.consents = consents;
        this.clients = clients;
        this.others = List.copyOf(others);
        this.words = words;
        this.clock = clock;
    }

    /** By name, to be written as JSON. */
    Map<String, Object> of(Account account, Language language) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("service", settings.serviceName());
        all.put("day", day(clock.instant()));
        all.put("account", account(account));
        all.put("contact", contact(account.contact()));
        all.put("profile", profile(account, language));
        all.put(
                "passkeys",
                passkeys.of(account.subject()).stream()
                        .map(passkey -> map(
                                "name", passkey.name(),
                                "added", day(passkey.created()),
                                "last used", day(passkey.lastUsed())))
                        .toList());
        all.put("voice assistants", assistants(account.subject(), language));
        all.put("consents", consents(account.subject()));
        others.forEach(part -> all.putAll(part.tell(account.subject())));
        return all;
    }

    private static Map<String, Object> account(Account account) {
        Map<String, Object> told =
                map("id", account.subject(), "user name", account.userName(), "name", account.name());
        if (account.givenName() != null) {
            told.put("first name", account.givenName());
        }
        if (!account.roles().isEmpty()) {
            told.put("roles", account.roles().stream().sorted().toList());
        }
        return told;
    }

    private static Map<String, Object> contact(Contact contact) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (contact.email() != null) {
            told.put("e-mail", contact.email());
            told.put("e-mail verified", contact.emailVerified());
        }
        if (contact.phoneNumber() != null) {
            told.put("phone", contact.phoneNumber());
            told.put("phone verified", contact.phoneNumberVerified());
        }
        if (contact.preferredChannel() != null) {
            told.put(
                    "preferred channel", contact.preferredChannel() == Contact.Channel.SMS ? "text message" : "e-mail");
        }
        return told;
    }

    private Map<String, Object> profile(Account account, Language language) {
        Map<String, Object> told = new LinkedHashMap<>();
        account.attributes().forEach((name, value) -> told.put(label(name, attributes.find(name), language), value));
        return told;
    }

    private String label(String name, Optional<AttributeSetting> attribute, Language language) {
        return attribute
                .flatMap(declared -> declared.label(language))
                .orElseGet(() -> name.equals(AttributeSettings.FAVORITE_COLOR)
                        ? words.getMessage("profile.color", new Object[0], language.locale())
                        : name);
    }

    private List<Object> assistants(String subject, Language language) {
        List<Object> told = new ArrayList<>();
        for (Assistant assistant : assistants.of(subject, language)) {
            told.add(map(
                    "assistant", name(assistant.skill(), assistant.device(), language),
                    "linked", day(assistant.since()),
                    "last used", assistant.lastUsed().toString(),
                    "may",
                            assistant.scopes().stream()
                                    .map(scope -> scope.words().isEmpty()
                                            ? words.getMessage(scope.key(), new Object[0], language.locale())
                                            : scope.words())
                                    .toList(),
                    "scopes",
                            assistant.scopes().stream()
                                    .map(scope -> scope.name())
                                    .toList()));
        }
        for (Assistant.Former former : assistants.formerOf(subject)) {
            told.add(map(
                    "assistant", name(former.skill(), former.device(), language),
                    "ended", day(former.at()),
                    "why", words.getMessage(former.reason(), new Object[0], language.locale())));
        }
        return told;
    }

    private String name(@Nullable String skill, boolean device, Language language) {
        if (device && skill != null) {
            return skill;
        }
        return skill == null
                ? words.getMessage("consent.alexa", new Object[0], language.locale())
                : words.getMessage("consent.skill-on-alexa", new Object[] {skill}, language.locale());
    }

    private List<Object> consents(String subject) {
        List<Object> told = new ArrayList<>();
        consents.of(subject).forEach((client, scopes) -> {
            RegisteredClient known = clients.findById(client);
            told.add(map("to", known == null ? client : known.getClientName(), "allowed", scopes));
        });
        return told;
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
