package org.sayso.app.audit;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.sayso.app.launch.WrongSetting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sayso audit export}: what is sealed, as JSON lines. */
@Command(
        name = "export",
        description = {
            "Prints what is sealed as JSON lines: the events of a batch, then the batch with its head and signature.",
            "An export can be verified with: audit verify --file"
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:everything was printed", "2:wrong usage, or the trail cannot be read or printed"})
final class ExportCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TrailOptions trail;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        trail.read(line -> {
            out.print(line);
            // The same bytes on every system: they are what was hashed.
            out.print('\n');
        });
        if (out.checkError()) {
            throw new WrongSetting("Standard output took only a part of the export.");
        }
        return 0;
    }
}
