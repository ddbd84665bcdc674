package org.sayso.app.linking;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code sayso linking}: account linking as one file. */
@Command(
        name = "linking",
        description = "Prints and checks the file that says how a skill links accounts.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {PrintCommand.class, CheckCommand.class, HelpCommand.class})
public final class LinkingCommand {}
