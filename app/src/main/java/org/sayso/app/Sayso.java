package org.sayso.app;

import java.io.File;
import org.sayso.app.admin.AdminCommand;
import org.sayso.app.admin.ClientCommand;
import org.sayso.app.admin.KeyCommand;
import org.sayso.app.admin.LinkCommand;
import org.sayso.app.admin.UserCommand;
import org.sayso.app.audit.AuditCommand;
import org.sayso.app.interpret.InterpretCommand;
import org.sayso.app.launch.WrongSetting;
import org.sayso.app.linking.LinkingCommand;
import org.sayso.app.send.SendCommand;
import org.sayso.app.serve.ServeCommand;
import org.sayso.app.talk.SceneCommand;
import org.sayso.app.talk.TalkCommand;
import org.sayso.app.token.NothingTypedIsRepeated;
import org.sayso.app.token.TokenCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The {@code sayso} command. */
@Command(
        name = "sayso",
        description = "Voice skills that act only on their user's say-so.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PlaygroundCommand.class,
            TourCommand.class,
            LinkingCommand.class,
            TokenCommand.class,
            AuditCommand.class,
            InterpretCommand.class,
            SampleCommand.class,
            TalkCommand.class,
            SceneCommand.class,
            SendCommand.class,
            ServeCommand.class,
            AdminCommand.class,
            ClientCommand.class,
            KeyCommand.class,
            LinkCommand.class,
            UserCommand.class,
            HelpCommand.class
        })
public final class Sayso {

    private Sayso() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args.length == 0 ? new String[] {"--help"} : args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Sayso());
        return line.setCommandName(typed(System.getProperty("java.class.path", "")))
                .setParameterExceptionHandler(new NothingTypedIsRepeated())
                .setExecutionExceptionHandler(Sayso::failed);
    }

    /** What people type to run this, so that usage lines can be copied. */
    static String typed(String classPath) {
        // With java -jar, the class path is the jar, as it was named on the command line.
        String jar = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? classPath
                : "app/target/sayso.jar";
        return "java -jar " + (jar.contains(" ") ? '"' + jar + '"' : jar);
    }

    private static int failed(Exception failure, CommandLine command, ParseResult parsed) throws Exception {
        if (failure instanceof WrongSetting) {
            String[] arguments = parsed.originalArgs().toArray(String[]::new);
            return command.getParameterExceptionHandler()
                    .handleParseException(
                            new ParameterException(command, String.valueOf(failure.getMessage()), failure), arguments);
        }
        return Failures.report(failure, command.getErr());
    }
}
