package org.sayso.app.launch;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.sayso.standin.protocol.StandInAuthority;

/** What all servers of one playground share: addresses, secrets, and the authority that the skills trust. */
final class Home {

    private final Path data;
    private final Secrets secrets;
    private final StandInAuthority authority;
    private final PlaygroundSettings settings;

    Home(Path data, PlaygroundSettings settings) {
        this.data = data;
        this.secrets = Secrets.in(data);
        this.authority = authority(data.resolve("stand-in"));
        this.settings = settings;
    }

    static URI url(int port) {
        return URI.create("http://localhost:" + port);
    }

    /** The page with the stand-in for Alexa and the phones. */
    String page() {
        return url(settings.ports().page()).toString();
    }

    /** The authorization server, which is also its issuer identifier. */
    String accounts() {
        return url(settings.ports().accounts()).toString();
    }

    Path data() {
        return data;
    }

    Secrets secrets() {
        return secrets;
    }

    PlaygroundSettings settings() {
        return settings;
    }

    /** What every skill here is told: whom to trust as Alexa, and that its trace may be looked at. */
    Map<String, String> trustingTheStandIn() {
        Map<String, String> properties = new TreeMap<>();
        properties.put("sayso.alexa.insecure-stand-in.chain-url", page() + StandInAuthority.CHAIN_PATH);
        properties.put(
                "sayso.alexa.insecure-stand-in.certificate-authority",
                authority.caFile().toUri().toString());
        properties.put("sayso.trace.enabled", "true");
        return properties;
    }

    /** The keys the stand-in really signs with; the skills trust {@link #trustingTheStandIn} in any case. */
    StandInAuthority signer() {
        return settings.standInKeys().map(Home::authority).orElse(authority);
    }

    private static StandInAuthority authority(Path keys) {
        try {
            return StandInAuthority.loadOrCreate(keys);
        } catch (UncheckedIOException unusable) {
            throw new CannotStart(
                    "Cannot read or write the stand-in's keys in " + keys + " (" + unusable.getCause()
                            + "). Mend that, or move it away to have new keys made.",
                    unusable);
        }
    }
}
