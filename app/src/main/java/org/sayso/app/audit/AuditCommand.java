package org.sayso.app.audit;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sayso audit}. */
@Command(
        name = "audit",
        description = "Verifies and exports the trail of confirmations.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {VerifyCommand.class, ExportCommand.class, HeadCommand.class, HelpCommand.class})
public final class AuditCommand {}
