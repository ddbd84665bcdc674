package org.sayso.app.talk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sayso.app.clock.MovableClock;
import org.sayso.app.launch.CannotStart;
import org.sayso.app.launch.HouseholdOption;
import org.sayso.app.launch.WrongSetting;
import org.sayso.app.send.DisbeliefAdvice;
import org.sayso.standin.SkillInfo;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.StandIn;
import org.sayso.standin.StandInBuilder;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.Voice;
import org.sayso.standin.linking.LinkResult;
import org.sayso.standin.linking.RefreshReplay;
import org.sayso.standin.protocol.StandInAuthority;
import org.sayso.standin.recording.Stage;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;

/** A home in which one skill is enabled, with the server that the skill asks for certificates. */
final class TalkHouse implements Stage, AutoCloseable {

    private static final String USUAL_ID = "amzn1.ask.skill.stand-in";

    /** How many older refresh tokens Alexa may come back to. */
    private static final int OLDER_TOKENS = 3;

    private final StandIn alexa;
    private final MovableClock clock;
    private final SkillLinking linking;
    private final @Nullable Path newKeys;
    private final Path caFile;
    private final ConfigurableApplicationContext server;

    private TalkHouse(
            StandIn alexa,
            MovableClock clock,
            SkillLinking linking,
            @Nullable Path newKeys,
            Path caFile,
            ConfigurableApplicationContext server) {
        this.alexa = alexa;
        this.clock = clock;
        this.linking = linking;
        this.newKeys = newKeys;
        this.caFile = caFile;
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @throws WrongSetting naming the option that cannot be used, and the fix
     * @throws CannotStart where the port is taken
     */
    static TalkHouse open(TalkOptions options) throws IOException {
        requireHttp(options.endpoint);
        if (options.port < 1 || options.port > 65_535) {
            throw new WrongSetting("--port must be between 1 and 65535.");
        }
        URI page = URI.create("http://localhost:" + options.port);
        MovableClock clock = new MovableClock(begin(options));
        SkillLinking linking = SkillLinking.of(options.linking, page, TalkSecrets.of(options.secrets));
        boolean fresh = !Files.exists(options.keys.resolve("ca.pem"));
        StandInAuthority authority = authority(options.keys);
        StandIn alexa = standIn(options, page, clock, linking, authority);
        requireSomebody(options, alexa.household());
        try {
            return new TalkHouse(
                    alexa,
                    clock,
                    linking,
                    fresh ? authority.caFile() : null,
                    authority.caFile(),
                    StandInServer.start(alexa, options.port));
        } catch (RuntimeException failed) {
            if (causedByTakenPort(failed)) {
                throw new CannotStart(
                        "Port " + options.port
                                + " is taken, perhaps by a playground or another stand-in. Stop it, or name"
                                + " a free port with --port; the skill must then fetch the certificate chain there.",
                        failed);
            }
            throw failed;
        }
    }

    private static Clock begin(TalkOptions options) {
        Clock usual = Clock.systemDefaultZone();
        return options.now == null ? usual : Clock.offset(usual, Duration.between(usual.instant(), options.now));
    }

    private static boolean causedByTakenPort(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof PortInUseException || each instanceof java.net.BindException) {
                return true;
            }
        }
        return false;
    }

    private static void requireHttp(URI endpoint) {
        String scheme = endpoint.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!web || endpoint.getHost() == null) {
            throw new WrongSetting("--endpoint must be an http or https address, such as http://localhost:8082/alexa.");
        }
    }

    private static StandInAuthority authority(Path keys) {
        try {
            return StandInAuthority.loadOrCreate(keys);
        } catch (UncheckedIOException unusable) {
            throw new WrongSetting(
                    "--keys " + keys + " cannot be read or written. Name another directory, or mend its permissions.",
                    unusable);
        }
    }

    private static StandIn standIn(
            TalkOptions options, URI page, Clock clock, SkillLinking linking, StandInAuthority authority)
            throws IOException {
        if (!Files.isDirectory(options.skillPackage)) {
            throw new WrongSetting("--skill-package: there is no directory " + options.skillPackage + ".");
        }
        String id = options.skillId == null ? linking.skillId().orElse(USUAL_ID) : options.skillId;
        try {
            StandInBuilder builder = StandIn.builder()
                    .household(household(options, clock))
                    .authority(authority)
                    .baseUrl(page)
                    .clock(clock)
                    .locale(options.locale)
                    .region(options.region)
                    .skill(linking.setup(SkillPackage.directory(options.skillPackage), id, options.endpoint)
                            .withReplay(new RefreshReplay(options.replay, 0, OLDER_TOKENS)));
            linking.amazonClient(options.region).ifPresent(builder::amazonClient);
            return builder.build();
        } catch (IllegalArgumentException cannot) {
            throw new WrongSetting(String.valueOf(cannot.getMessage()), cannot);
        } catch (UncheckedIOException unreadable) {
            throw new WrongSetting("--skill-package: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Household household(TalkOptions options, Clock clock) throws IOException {
        if (options.household == null) {
            return usual(clock.getZone());
        }
        return HouseholdOption.read(options.household, clock);
    }

    /** Ann can do all that Alexa's own tasks ask for; Ben is a voice that Alexa does not know. */
    private static Household usual(ZoneId zone) {
        return new Household(
                List.of(
                        new Person("ann", "Ann Archer", "+12025550142", "ann@example.com")
                                .asOwner()
                                .withVoice(new Voice(true, 300, "+12025550142", "4711")),
                        new Person("ben", "Ben Baker", "+12025550171", "ben@example.com")),
                List.of(new Device("kitchen", "Kitchen", false, zone), new Device("hall", "Hall", true, zone)));
    }

    private static void requireSomebody(TalkOptions options, Household household) {
        List<String> people = household.people().stream().map(Person::id).toList();
        List<String> devices = household.devices().stream().map(Device::id).toList();
        if (options.person != null && !people.contains(options.person)) {
            throw new WrongSetting(
                    "--person: nobody here has the id " + options.person + "; there are " + people + ".");
        }
        if (options.device != null && !devices.contains(options.device)) {
            throw new WrongSetting("--device: there is no " + options.device + "; there are " + devices + ".");
        }
    }

    SkillInfo skill() {
        return alexa.skills().get(0);
    }

    /** The certificate that the skill has to trust, where it was made just now. */
    @Nullable
    Path newKeys() {
        return newKeys;
    }

    /** What lets a skill believe that Alexa asks. */
    String adviceOnRefusal() {
        return DisbeliefAdvice.of(caFile, linking.page().getPort());
    }

    SkillLinking linking() {
        return linking;
    }

    /** Where a browser begins to link the household's account. */
    URI linkPage() {
        return linking.page().resolve("/alexa-app/link");
    }

    @Override
    public StandIn alexa() {
        return alexa;
    }

    @Override
    public void forward(Duration time) {
        clock.forward(time);
    }

    @Override
    public LinkResult link(String skillId, String personId) {
        if (!linking.possible()) {
            throw new UnsupportedOperationException("Without --linking FILE no account can be linked");
        }
        if (!linking.amazon()) {
            throw new UnsupportedOperationException(
                    "This account is linked in a browser: talk to the skill, and see what :link says");
        }
        return alexa.voiceLinker(skillId).link(personId);
    }

    @Override
    public void close() {
        server.close();
    }
}
