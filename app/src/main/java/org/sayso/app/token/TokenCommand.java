package org.sayso.app.token;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sayso token}. */
@Command(
        name = "token",
        description = "Works with access tokens.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TokenCheckCommand.class, HelpCommand.class})
public final class TokenCommand {}
