package org.sayso.authorization.client;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sayso.authorization.settings.AddedClient;
import org.sayso.authorization.settings.AttributeSettings;
import org.sayso.authorization.settings.AuthorizationSettings;
import org.sayso.authorization.settings.ClientKind;
import org.sayso.authorization.settings.DeviceSettings;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.Secret;
import org.sayso.authorization.store.RandomText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * The clients of this server: those of the settings, which do not change, and those that administrators keep in the database,
 * on every server of it. Thread-safe.
 *
 * <p>Where one of the database has the name or client id of one in the settings, that of the settings is served and the other
 * is not. What an administrator changes holds for the next request; the pages of other servers see it within two seconds.
 */
public final class Clients {

    /** How long the access tokens of a client in the database live at most; a key is published for that long after its use. */
    public static final Duration LONGEST_ACCESS_TOKEN = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);
    private static final long OLDEST_VIEW_NANOS = Duration.ofSeconds(2).toNanos();

    /** Which no secret has: those of the database come from their rows. */
    private static final String NO_HASH = "none";

    private static final int SECRET_BYTES = 32;
    private static final int ID_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AuthorizationSettings settings;
    private final AttributeSettings attributes;
    private final DeviceSettings devices;
    private final Map<String, RegisteredClient> fixed;
    private final Map<String, RegisteredClient> fixedByClientId = new HashMap<>();
    private final KeyedSecretEncoder secrets;
    private final @Nullable KeptClientTable table;
    private final InstantSource clock;
    private final Set<String> warned = ConcurrentHashMap.newKeySet();
    private volatile @Nullable View view;

    private record View(
            AuthorizationSettings settings,
            Map<String, RegisteredClient> registered,
            List<KeptClient> kept,
            Map<String, String> unserved,
            long seen) {}

    /**
     * A client, and a secret of it that was just made.
     *
     * @param client as it is kept
     * @param secret nobody knows it but who gets this
     */
    public record Issued(KeptClient client, Secret secret) {}

    private Clients(
            AuthorizationSettings settings,
            AttributeSettings attributes,
            DeviceSettings devices,
            KeyedSecretEncoder secrets,
            @Nullable KeptClientTable table,
            InstantSource clock) {
        attributes.checkClaims(settings);
        this.settings = settings;
        devices.checkBeside(settings);
        this.attributes = attributes;
        this.devices = devices;
        this.secrets = secrets;
        this.table = table;
        this.clock = clock;
        fixed = new ClientFactory(settings, secret -> secrets.encode(secret.reveal())).all();
        fixed.values().forEach(client -> fixedByClientId.put(client.getClientId(), client));
    }

    static Clients ofSettings(
            AuthorizationSettings settings,
            AttributeSettings attributes,
            DeviceSettings devices,
            KeyedSecretEncoder secrets) {
        return new Clients(settings, attributes, devices, secrets, null, InstantSource.system());
    }

    static Clients withDatabase(
            AuthorizationSettings settings,
            AttributeSettings attributes,
            DeviceSettings devices,
            KeyedSecretEncoder secrets,
            KeptClientTable table,
            InstantSource clock) {
        Clients clients = new Clients(settings, attributes, devices, secrets, table, clock);
        clients.look(table);
        return clients;
    }

    /** The settings with the clients of the database among theirs, at most two seconds old; secrets in there are no use. */
    public AuthorizationSettings settings() {
        return table == null ? settings : current(table).settings();
    }

    /** The ids of the registrations that come from the settings. */
    public Set<String> ofSettings() {
        return Set.copyOf(fixed.keySet());
    }

    /** Those of the settings, the skills first. */
    public List<RegisteredClient> fixed() {
        return List.copyOf(fixed.values());
    }

    /** Those of the database. */
    public List<KeptClient> kept() {
        return table == null ? List.of() : table.all();
    }

    /** Why a client of the database is not served; empty if it is. */
    public Optional<String> unserved(String id) {
        return table == null
                ? Optional.empty()
                : Optional.ofNullable(current(table).unserved().get(id));
    }

    Optional<RegisteredClient> byId(String id) {
        RegisteredClient found = fixed.get(id);
        return found != null || table == null
                ? Optional.ofNullable(found)
                : table.byId(id).flatMap(this::registered);
    }

    Optional<RegisteredClient> byClientId(String clientId) {
        RegisteredClient found = fixedByClientId.get(clientId);
        return found != null || table == null
                ? Optional.ofNullable(found)
                : table.byClientId(clientId).flatMap(this::registered);
    }

    private Optional<RegisteredClient> registered(KeptClient client) {
        View seen = current(table());
        if (!seen.kept().contains(client)) {
            seen = look(table());
        }
        return Optional.ofNullable(seen.registered().get(client.id()))
                .map(registered -> RegisteredClient.from(registered)
                        .clientSecret(client.hashes(clock.instant()))
                        .build());
    }

    /**
     * Adds a client with a secret of its own.
     *
     * @param added without {@code client-id} it gets one that is made of its name
     * @throws InvalidSettingException if it could not be in the settings either; says why
     */
    public Issued add(AddedClient added) {
        AddedClient whole = withClientId(added);
        Secret secret = random();
        check(whole, secret, null);
        Instant now = clock.instant();
        KeptClient client = new KeptClient(
                whole, whole.members().getOrDefault("client-id", ""), encode(secret), now, Optional.empty(), now);
        if (!table().insert(client)) {
            throw new InvalidSettingException(
                    "There is a client with the name or client id of " + whole.id() + " already", "Choose another.");
        }
        view = null;
        return new Issued(client, secret);
    }

    /**
     * Exchanges what a client of the database is, but its name, client id and secret.
     *
     * @return false if there is none of that id
     * @throws InvalidSettingException if it could not be so in the settings either, or would get another client id
     */
    public boolean change(AddedClient changed) {
        KeptClient before = table().byId(changed.id()).orElse(null);
        if (before == null) {
            return false;
        }
        if (!before.clientId().equals(changed.members().get("client-id"))) {
            throw new InvalidSettingException(
                    "The client id of " + changed.id() + " cannot change: Alexa knows it",
                    "Add another client, and remove this one when its links are gone.");
        }
        check(changed, random(), changed.id());
        boolean done = table().change(changed);
        view = null;
        return done;
    }

    /**
     * Makes another secret for a client of the database.
     *
     * @param overlap how long the one before is good beside it; zero for not at all
     * @return empty if there is no client of that id
     */
    public Optional<Issued> rotateSecret(String id, Duration overlap) {
        Secret secret = random();
        Instant now = clock.instant();
        Instant until = overlap.isZero() ? null : now.plus(overlap);
        return table().rotate(id, encode(secret), now, until)
                ? table().byId(id).map(client -> new Issued(client, secret))
                : Optional.empty();
    }

    /** Ends the secret before the last new one at once; false if there is no client of that id. */
    public boolean endFormerSecret(String id) {
        return table().endFormer(id);
    }

    /** Removes a client of the database; false if there is none of that id. Its links are the caller's. */
    public boolean remove(String id) {
        boolean removed = table().delete(id);
        view = null;
        return removed;
    }

    private void check(AddedClient added, Secret secret, @Nullable String inPlaceOf) {
        AuthorizationSettings all = combined(
                        table().all().stream()
                                .filter(kept -> !kept.id().equals(inPlaceOf))
                                .toList(),
                        new HashMap<>())
                .with(added, secret);
        attributes.checkClaims(all);
        devices.checkBeside(all);
        if (added.kind() == ClientKind.SKILL
                && LONGEST_ACCESS_TOKEN.compareTo(
                                Objects.requireNonNull(all.skills().get(added.name()))
                                        .accessTokenLife())
                        < 0) {
            throw new InvalidSettingException(
                    "access-token-life of " + added.id() + " is over a day",
                    "Set it to 24h or less; 1h is the default.");
        }
    }

    private static AddedClient withClientId(AddedClient added) {
        if (added.members().containsKey("client-id")) {
            return added;
        }
        byte[] some = new byte[ID_BYTES];
        RANDOM.nextBytes(some);
        Map<String, String> members = new LinkedHashMap<>(added.members());
        members.put("client-id", added.name() + "-" + HexFormat.of().formatHex(some));
        return new AddedClient(added.kind(), added.name(), members);
    }

    /** While the database does not answer, the last view is better than none. */
    private View current(KeptClientTable clients) {
        View seen = view;
        if (seen != null && System.nanoTime() - seen.seen() <= OLDEST_VIEW_NANOS) {
            return seen;
        }
        try {
            return look(clients);
        } catch (DataAccessException unreachable) {
            if (seen == null) {
                throw unreachable;
            }
            return seen;
        }
    }

    private View look(KeptClientTable clients) {
        long now = System.nanoTime();
        List<KeptClient> kept = clients.all();
        View last = view;
        View seen = last != null && last.kept().equals(kept)
                ? new View(last.settings(), last.registered(), kept, last.unserved(), now)
                : view(kept, now);
        view = seen;
        return seen;
    }

    private View view(List<KeptClient> kept, long now) {
        Map<String, String> unserved = new HashMap<>();
        AuthorizationSettings all = combined(kept, unserved);
        unserved.forEach((id, reason) -> {
            if (warned.add(id + reason)) {
                LOG.warn("Client {} of the database is not served: {}", id, reason);
            }
        });
        Map<String, RegisteredClient> registered = new ClientFactory(all, unused -> NO_HASH).all();
        registered.keySet().removeAll(fixed.keySet());
        return new View(all, registered, kept, unserved, now);
    }

    /** APIs come last: they need the audience of a skill. */
    private AuthorizationSettings combined(List<KeptClient> kept, Map<String, String> unserved) {
        AuthorizationSettings all = settings;
        List<KeptClient> inOrder = new ArrayList<>(kept);
        inOrder.sort(Comparator.comparing(client -> client.added().kind()));
        for (KeptClient client : inOrder) {
            try {
                AuthorizationSettings more = all.with(client.added(), random());
                attributes.checkClaims(more);
                devices.checkBeside(more);
                all = more;
            } catch (InvalidSettingException refused) {
                unserved.put(client.id(), String.valueOf(refused.getMessage()));
            }
        }
        return all;
    }

    private KeptClientTable table() {
        if (table == null) {
            throw new IllegalStateException("this server is not administrated (sayso.authorization.admin.enabled)");
        }
        return table;
    }

    private String encode(Secret secret) {
        return secrets.encode(secret.reveal());
    }

    /** Which HTTP Basic carries as it is. */
    static Secret random() {
        return Secret.of(RandomText.of(SECRET_BYTES));
    }
}
