package org.sayso.authorization.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sayso.authorization.settings.AddedClient;
import org.sayso.authorization.settings.AttributeSettings;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.ClientKind;
import org.sayso.authorization.settings.DatabaseSettings;
import org.sayso.authorization.settings.DeviceClient;
import org.sayso.authorization.settings.DeviceSettings;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.Language;
import org.sayso.authorization.store.ServerDatabase;
import org.sayso.authorization.store.ServerSecrets;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Clients of the settings and of the database, as one. */
class ClientsTests {

    private static final AttributeSettings ATTRIBUTES = new AttributeSettings(Map.of());

    private static final Map<String, String> MEMBERS =
            Map.of("vendor-id", "M1A2B3C4D5E6F7", "audience", "https://tea.example.com");

    private final ServerDatabase database = ServerDatabase.open(new DatabaseSettings(null, null, null));
    private final KeyedSecretEncoder secrets = new KeyedSecretEncoder(ServerSecrets.random());
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private Clients clients = clients(Map.of());

    @BeforeEach
    void serve() {
        clients = clients(Map.of());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static AuthorizationSettings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>();
        all.put("issuer", "https://accounts.example.com");
        all.put("service-name", "Pizza on Demand");
        all.put("skills.pizza.client-id", "alexa-pizza");
        all.put("skills.pizza.client-secret", "b2f6f9d1c0a84c55");
        all.put("skills.pizza.vendor-id", "M1A2B3C4D5E6F7");
        all.put("skills.pizza.audience", "https://pizza.example.com");
        all.putAll(more);
        Map<String, String> prefixed = new HashMap<>();
        all.forEach((name, value) -> prefixed.put("sayso.authorization." + name, value));
        return new Binder(new MapConfigurationPropertySource(prefixed))
                .bind("sayso.authorization", AuthorizationSettings.class)
                .get();
    }

    private Clients clients(Map<String, String> more) {
        return Clients.withDatabase(
                settings(more),
                ATTRIBUTES,
                new DeviceSettings(Map.of()),
                secrets,
                new KeptClientTable(database),
                () -> now);
    }

    private static AddedClient skill(String name, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(MEMBERS);
        all.putAll(more);
        return new AddedClient(ClientKind.SKILL, name, all);
    }

    private boolean good(String id, String secret) {
        return clients.byId(id)
                .map(RegisteredClient::getClientSecret)
                .filter(kept -> secrets.matches(secret, kept))
                .isPresent();
    }

    @Test
    void addedSkill_isServedLikeOneOfTheSettings_alsoByAnotherServer() {
        Clients other = clients(Map.of());
        Clients.Issued issued = clients.add(skill("tea", Map.of("skill-name", "Tea Time")));
        for (Clients each : List.of(clients, other)) {
            RegisteredClient tea = each.byClientId(issued.client().clientId()).orElseThrow();
            assertThat(tea.getId()).isEqualTo("skill:tea");
            assertThat(tea.getClientName()).isEqualTo("Tea Time on Alexa");
            assertThat(tea.getRedirectUris()).hasSize(3).allMatch(uri -> uri.endsWith("/M1A2B3C4D5E6F7"));
            assertThat(ClientProfile.audience(tea)).containsExactly("https://tea.example.com");
            assertThat(secrets.matches(issued.secret().reveal(), tea.getClientSecret()))
                    .isTrue();
        }
        assertThat(clients.settings().skills()).containsOnlyKeys("pizza", "tea");
        assertThat(clients.byId("skill:pizza")).isPresent();
        assertThat(clients.byId("skill:coffee")).isEmpty();
    }

    @Test
    void clientIdOfADevice_isRefused() {
        DeviceClient tv = new DeviceClient(
                "tv",
                null,
                "Tea on your TV",
                "https://tea.example.com",
                List.of("offline_access"),
                Duration.ofHours(1),
                Duration.ofDays(365),
                null);
        Clients besideADevice = Clients.withDatabase(
                settings(Map.of()),
                ATTRIBUTES,
                new DeviceSettings(Map.of("tv", tv)),
                secrets,
                new KeptClientTable(database),
                () -> now);
        assertThatThrownBy(() -> besideADevice.add(skill("tea", Map.of("client-id", "tv"))))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("Two clients have the client-id tv");
        assertThat(besideADevice.kept()).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(skill("pizza", Map.of()), "There is a skill:pizza already"),
                Arguments.of(
                        skill("tea", Map.of("client-id", "alexa-pizza")), "Two clients have the client-id alexa-pizza"),
                Arguments.of(skill("tea", Map.of("client-id", "sayso-admin-eve")), "begins with sayso-admin-"),
                Arguments.of(skill("tea", Map.of("client-id", "a:b")), "HTTP Basic"),
                Arguments.of(skill("tea", Map.of("vendor-id", "")), "vendor-id is missing"),
                Arguments.of(
                        skill("tea", Map.of("vendor", "x")),
                        "There is no setting sayso.authorization.skills.tea.vendor"),
                Arguments.of(
                        skill("tea", Map.of("audience", "https://accounts.example.com")), "this server's own address"),
                Arguments.of(skill("tea", Map.of("scopes", "openid,tea:order")), "no words for the scope tea:order"),
                Arguments.of(skill("tea", Map.of("scopes", "sayso.admin")), "which administrates this server"),
                Arguments.of(skill("tea", Map.of("scopes", "accounts.links")), "ends everybody's links"),
                Arguments.of(
                        skill("tea", Map.of("access-token-life", "25h")),
                        "access-token-life of skill:tea is over a day"),
                Arguments.of(skill("tea", Map.of("access-token-life", "soon")), "access-token-life cannot be read"),
                Arguments.of(
                        new AddedClient(ClientKind.BACKEND, "shop", Map.of("scopes", "sayso.admin")),
                        "which administrates this server"),
                Arguments.of(new AddedClient(ClientKind.WEB, "site", Map.of()), "redirect-uris is empty"),
                Arguments.of(
                        new AddedClient(
                                ClientKind.RESOURCE_SERVER, "tea", Map.of("audience", "https://tea.example.com")),
                        "is the audience of no skill"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatCouldNotBeInTheSettings_isRefusedWithTheSameReason(AddedClient added, String reason) {
        assertThatThrownBy(() -> clients.add(added))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining(reason);
        assertThat(clients.kept()).isEmpty();
    }

    @Test
    void nameThatIsNone_andASecretOfOnesOwn_areRefused() {
        for (String name : List.of("", "Tea", "a b", "a/b", "a:b", "-a", "a".repeat(64))) {
            assertThatThrownBy(() -> skill(name, Map.of())).hasMessageContaining("The name of a client has");
        }
        for (String member : List.of("client-secret", "clientSecret", "CLIENT_SECRET")) {
            assertThatThrownBy(() -> skill("tea", Map.of(member, "b2f6f9d1c0a84c55")))
                    .hasMessageContaining("The secret of a client is made by the server")
                    .hasMessageNotContaining("b2f6f9d1c0a84c55");
        }
    }

    @Test
    void sharedSecretForTokens_letsNoSkillBeAdded() {
        Clients insecure =
                clients(Map.of("insecure-hs256-shared-secret", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
        assertThatThrownBy(() -> insecure.add(skill("tea", Map.of())))
                .hasMessageContaining("each skill could make tokens for the others");
    }

    @Test
    void sameNameOrClientIdTwice_isRefused() {
        clients.add(skill("tea", Map.of("client-id", "alexa-tea")));
        assertThatThrownBy(() -> clients.add(skill("tea", Map.of()))).hasMessageContaining("skill:tea already");
        assertThatThrownBy(() -> clients.add(skill("coffee", Map.of("client-id", "alexa-tea"))))
                .hasMessageContaining("Two clients have the client-id alexa-tea");
    }

    @Test
    void clientOfTheSettings_winsOverOneOfTheDatabase_whichIsNotServed() {
        clients.add(skill("tea", Map.of("client-id", "alexa-tea")));
        Clients.Issued coffee = clients.add(skill("coffee", Map.of("client-id", "alexa-coffee")));
        Clients restarted = clients(Map.of(
                "skills.tea.client-id", "other-tea",
                "skills.tea.client-secret", "c3f6f9d1c0a84c56",
                "skills.tea.vendor-id", "M1A2B3C4D5E6F7",
                "skills.tea.audience", "https://tea.example.com",
                "skills.fine.client-id", "alexa-coffee",
                "skills.fine.client-secret", "d4f6f9d1c0a84c57",
                "skills.fine.vendor-id", "M1A2B3C4D5E6F7",
                "skills.fine.audience", "https://fine.example.com"));
        assertThat(restarted.byId("skill:tea"))
                .map(RegisteredClient::getClientId)
                .hasValue("other-tea");
        assertThat(restarted.byClientId("alexa-tea")).isEmpty();
        assertThat(restarted.unserved("skill:tea"))
                .hasValueSatisfying(why -> assertThat(why).contains("skill:tea already"));
        assertThat(restarted.byClientId("alexa-coffee"))
                .hasValueSatisfying(fine -> assertThat(fine.getId()).isEqualTo("skill:fine"))
                .hasValueSatisfying(
                        fine -> assertThat(secrets.matches(coffee.secret().reveal(), fine.getClientSecret()))
                                .isFalse());
        assertThat(restarted.byId("skill:coffee")).isEmpty();
    }

    @Test
    void newSecret_isGoodBesideTheOldOne_untilTheOverlapIsOver() {
        String first = clients.add(skill("tea", Map.of())).secret().reveal();
        String second = clients.rotateSecret("skill:tea", Duration.ofHours(1))
                .orElseThrow()
                .secret()
                .reveal();
        assertThat(good("skill:tea", first)).isTrue();
        assertThat(good("skill:tea", second)).isTrue();
        now = now.plus(Duration.ofHours(1));
        assertThat(good("skill:tea", first)).isFalse();
        assertThat(good("skill:tea", second)).isTrue();
        String third = clients.rotateSecret("skill:tea", Duration.ZERO)
                .orElseThrow()
                .secret()
                .reveal();
        assertThat(good("skill:tea", second)).isFalse();
        assertThat(good("skill:tea", third)).isTrue();
        assertThat(clients.rotateSecret("skill:none", Duration.ZERO)).isEmpty();
    }

    @Test
    void secrets_areInTheDatabaseAsKeyedHashesOnly() {
        String first = clients.add(skill("tea", Map.of())).secret().reveal();
        String second = clients.rotateSecret("skill:tea", Duration.ofHours(1))
                .orElseThrow()
                .secret()
                .reveal();
        assertThat(database.jdbc()
                        .sql("SELECT * FROM kept_clients")
                        .query()
                        .listOfRows()
                        .toString())
                .contains("skill:tea")
                .doesNotContain(first, second);
    }

    @Test
    void changedClient_keepsSecretAndClientId() {
        Clients.Issued issued = clients.add(skill("tea", Map.of()));
        Map<String, String> members = new HashMap<>(issued.client().added().members());
        members.put("require-pkce", "true");
        assertThat(clients.change(new AddedClient(ClientKind.SKILL, "tea", members)))
                .isTrue();
        assertThat(clients.byId("skill:tea").orElseThrow().getClientSettings().isRequireProofKey())
                .isTrue();
        assertThat(good("skill:tea", issued.secret().reveal())).isTrue();
        members.put("client-id", "another");
        assertThatThrownBy(() -> clients.change(new AddedClient(ClientKind.SKILL, "tea", members)))
                .hasMessageContaining("The client id of skill:tea cannot change");
        assertThat(clients.change(skill("none", Map.of()))).isFalse();
    }

    @Test
    void apiOfAnAddedSkill_isServedAsLongAsTheSkillIs() {
        clients.add(skill("tea", Map.of()));
        clients.add(new AddedClient(ClientKind.RESOURCE_SERVER, "tea", Map.of("audience", "https://tea.example.com")));
        assertThat(clients.byId("resource-server:tea").flatMap(ClientProfile::introspectsFor))
                .hasValue("https://tea.example.com");
        assertThat(clients.remove("skill:tea")).isTrue();
        assertThat(clients.remove("skill:tea")).isFalse();
        assertThat(clients.byId("resource-server:tea")).isEmpty();
        assertThat(clients.unserved("resource-server:tea"))
                .hasValueSatisfying(why -> assertThat(why).contains("audience of no skill"));
    }

    @Test
    void wordsOfAnAddedSkillsScopes_areThoseItBrought_butNeverInPlaceOfTheSettings() {
        Clients some = clients(
                Map.of("skills.pizza.scopes", "openid,pizza:order", "scope-descriptions.[pizza:order]", "order pizza"));
        some.add(skill(
                "tea",
                Map.of(
                        "scopes", "openid,tea:order,pizza:order",
                        "scope-descriptions.tea:order", "order tea",
                        "scope-descriptions.[tea:order].de", "Tee bestellen",
                        "scope-descriptions.pizza:order", "look at the weather")));
        AuthorizationSettings all = some.settings();
        assertThat(all.scopeDescription("tea:order", Language.ENGLISH)).hasValue("order tea");
        assertThat(all.scopeDescription("tea:order", Language.GERMAN)).hasValue("Tee bestellen");
        assertThat(all.scopeDescription("pizza:order", Language.ENGLISH)).hasValue("order pizza");
    }

    @Test
    void settingsAlone_areServedWithoutADatabase() {
        Clients fixed = Clients.ofSettings(settings(Map.of()), ATTRIBUTES, new DeviceSettings(Map.of()), secrets);
        assertThat(fixed.byClientId("alexa-pizza")).isPresent();
        assertThat(fixed.byClientId("alexa-tea")).isEmpty();
        assertThat(fixed.kept()).isEmpty();
        assertThatThrownBy(() -> fixed.add(skill("tea", Map.of()))).hasMessageContaining("not administrated");
    }
}
