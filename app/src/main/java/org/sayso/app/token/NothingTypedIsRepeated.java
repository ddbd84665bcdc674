package org.sayso.app.token;

import java.io.PrintWriter;
import java.util.Set;
import org.sayso.app.launch.WrongSetting;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Explains wrong usage in a few lines; for the commands that work with tokens without a word of what was typed, since it may be
 * a token, and also where nobody knows which command was meant.
 */
public final class NothingTypedIsRepeated implements IParameterExceptionHandler {

    private static final Set<String> WITHOUT_TOKENS = Set.of("playground", "tour", "linking", "print", "interpret");

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        if (withoutTokens(wrong.getCommandLine())) {
            return explain(wrong, String.valueOf(wrong.getMessage()));
        }
        return explain(wrong, words(wrong));
    }

    /** The reason, how the command is used, and where to read more; the whole help would push the reason away. */
    private static int explain(ParameterException wrong, String reason) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(reason);
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            UnmatchedArgumentException.printSuggestions(unmatched, err);
        }
        err.println();
        err.print(command.getHelp().synopsisHeading() + command.getHelp().synopsis(0));
        err.println("All of it: " + command.getCommandSpec().qualifiedName() + " --help");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static boolean withoutTokens(CommandLine command) {
        CommandLine parent = command.getParent();
        return WITHOUT_TOKENS.contains(command.getCommandName())
                || (parent != null && WITHOUT_TOKENS.contains(parent.getCommandName()));
    }

    private static String words(ParameterException wrong) {
        if (wrong.getCause() instanceof WrongSetting || wrong instanceof MissingParameterException) {
            return String.valueOf(wrong.getMessage());
        }
        if (wrong instanceof UnmatchedArgumentException) {
            if (wrong.getCommandLine().getParent() == null) {
                return "There is no such command; there are "
                        + String.join(
                                ", ", wrong.getCommandLine().getSubcommands().keySet()) + ".";
            }
            return "There is something on the command line that is no option of this command. A token belongs into"
                    + " standard input or a file.";
        }
        return wrong.getArgSpec() instanceof OptionSpec option
                ? "The value of " + option.longestName() + " cannot be used. It means: "
                        + String.join(" ", option.description())
                : "The options cannot be used together like this.";
    }
}
