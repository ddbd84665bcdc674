package org.sayso.app.talk;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.linking.Region;
import picocli.CommandLine.Option;

/** Which skill {@code sayso talk} talks to, and from which home. */
final class TalkOptions {

    @Option(
            names = "--skill-package",
            required = true,
            paramLabel = "DIR",
            description =
                    "The skill's package as the ASK CLI keeps it: skill.json, interactionModels/custom/LOCALE.json.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    Path skillPackage;

    @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "Where the skill is.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    URI endpoint;

    @Option(
            names = "--skill-id",
            paramLabel = "ID",
            description = "The skill's id. Default: the linking file's, else amzn1.ask.skill.stand-in.")
    @Nullable
    String skillId;

    @Option(
            names = "--locale",
            paramLabel = "L",
            defaultValue = "en-US",
            description = "What is spoken. Default: ${DEFAULT-VALUE}.")
    String locale = "en-US";

    @Option(
            names = "--linking",
            paramLabel = "FILE",
            description = "The linking file (docs/linking.md). Without it no account can be linked.")
    @Nullable
    Path linking;

    @Option(
            names = "--secrets",
            paramLabel = "FILE",
            description =
                    "Lines NAME=value for the linking file's placeholders, before the environment. PHONE_INBOX_TOKEN is the token with which the skill puts messages into the phones.")
    @Nullable
    Path secrets;

    @Option(
            names = "--household",
            paramLabel = "FILE",
            description = "Who lives here (docs/standin.md). Default: Ann, who owns the kitchen's device, and Ben.")
    @Nullable
    Path household;

    @Option(names = "--person", paramLabel = "ID", description = "Who speaks. Default: the first person.")
    @Nullable
    String person;

    @Option(names = "--device", paramLabel = "ID", description = "At which device. Default: the first one.")
    @Nullable
    String device;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            defaultValue = ".sayso/stand-in",
            description = "Where the stand-in's keys are; made there if missing. Default: ${DEFAULT-VALUE}.")
    Path keys = Path.of(".sayso/stand-in");

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description =
                    "Where the stand-in listens: certificate chain, Login with Amazon. Default: ${DEFAULT-VALUE}.")
    int port = 8080;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description = "The time at which it begins, such as 2026-11-21T10:00:00Z. Default: the machine's.")
    @Nullable
    Instant now;

    @Option(
            names = "--region",
            paramLabel = "R",
            defaultValue = "NA",
            description =
                    "Where the household's Amazon account is, which decides about the redirect address: NA, EU or FE. Default: ${DEFAULT-VALUE}.")
    Region region = Region.NA;

    @Option(
            names = "--replay",
            paramLabel = "P",
            defaultValue = "0",
            description =
                    "How probable it is that Alexa refreshes with an older refresh token, from 0 to 1. Default: ${DEFAULT-VALUE}.")
    double replay;
}
