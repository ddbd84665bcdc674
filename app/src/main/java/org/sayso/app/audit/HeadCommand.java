package org.sayso.app.audit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sayso.audit.seal.AuditHead;
import org.sayso.audit.seal.AuditVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sayso audit head}: the newest head, to be kept elsewhere. */
@Command(
        name = "head",
        description = {
            "Prints the head of the last batch, to be kept where nobody who can write to the database can.",
            "Checks nothing; verify prints it as well."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the head was printed",
            "1:nothing is sealed yet",
            "2:wrong usage, or the trail cannot be read"
        })
final class HeadCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TrailOptions trail;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        AuditVerifier reader = new AuditVerifier(List.of(), List.of());
        trail.read(reader::line);
        Optional<AuditHead> head = reader.report().head();
        if (head.isEmpty()) {
            spec.commandLine().getErr().println("Nothing is sealed yet.");
            return 1;
        }
        spec.commandLine().getOut().println(head.get());
        return 0;
    }
}
