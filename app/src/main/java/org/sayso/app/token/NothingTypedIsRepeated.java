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
 * Explains wrong usage of the commands that work with tokens without a word of what was typed, since it may be a token; also
 * where nobody knows which command was meant.
 */
public final class NothingTypedIsRepeated implements IParameterExceptionHandler {

    private static final Set<String> WITHOUT_TOKENS = Set.of("playground", "tour", "linking", "print", "interpret");

    private final IParameterExceptionHandler usual;

    /** @param usual explains the other commands */
    public NothingTypedIsRepeated(IParameterExceptionHandler usual) {
        this.usual = usual;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) throws Exception {
        if (withoutTokens(wrong.getCommandLine())) {
            return usual.handleParseException(wrong, arguments);
        }
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(words(wrong));
        command.usage(err);
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
                return "There is no such command; those there are stand below.";
            }
            return "There is something on the command line that is no option; those there are stand below. A token"
                    + " belongs into standard input or a file.";
        }
        return wrong.getArgSpec() instanceof OptionSpec option
                ? "The value of " + option.longestName() + " cannot be used; see below what it takes."
                : "The options cannot be used together like this.";
    }
}
