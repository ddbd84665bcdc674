package org.sayso.app.audit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sayso.app.launch.WrongSetting;
import org.sayso.audit.seal.AuditHead;
import org.sayso.audit.seal.AuditKeys;
import org.sayso.audit.seal.AuditReport;
import org.sayso.audit.seal.AuditVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sayso audit verify}: what was altered since it was sealed. */
@Command(
        name = "verify",
        description = {
            "Checks every event of every batch, the chain of the batches and their signatures, and prints a line for each finding.",
            "Works while the server runs. That the end was cut off shows only against a head that was kept elsewhere."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is as it was sealed",
            "1:something was altered, or a head is not there",
            "2:wrong usage, or the trail cannot be read"
        })
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TrailOptions trail;

    @Option(
            names = "--key",
            required = true,
            paramLabel = "FILE",
            description =
                    "A public key in PEM that may have sealed; may be given several times, such as for older keys.")
    private List<Path> keys = new ArrayList<>();

    @Option(
            names = "--head",
            paramLabel = "N:HASH",
            description = "A head that was printed before and must still be there; may be given several times.")
    private List<String> heads = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        AuditVerifier verifier = verifier();
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err);
        trail.read(line -> {
            verifier.line(line);
            progress.at(verifier.batches());
        });
        AuditReport report = verifier.report();
        PrintWriter out = spec.commandLine().getOut();
        report.findings().forEach(out::println);
        String read = report.batches() + " batches with " + report.events() + " events";
        out.println(
                report.findings().isEmpty()
                        ? read + " are as they were sealed; events not sealed yet: " + report.unsealed()
                        : read + " were read; findings: " + report.findings().size());
        report.head().ifPresent(head -> out.println("head " + head));
        out.flush();
        return report.findings().isEmpty() ? 0 : 1;
    }

    private AuditVerifier verifier() {
        List<PublicKey> publicKeys = new ArrayList<>();
        for (Path key : keys) {
            try {
                publicKeys.add(AuditKeys.readPublic(Files.readString(key)));
            } catch (IOException e) {
                throw new WrongSetting("What --key names is no file that can be read.");
            } catch (IllegalArgumentException e) {
                throw new WrongSetting("The file of --key cannot be used: " + e.getMessage() + ".");
            }
        }
        try {
            return new AuditVerifier(
                    publicKeys, heads.stream().map(AuditHead::parse).toList());
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("--head cannot be used: " + e.getMessage() + ".");
        }
    }

    /** Says every five seconds how far it is. */
    private static final class Progress {

        private static final long PAUSE_NANOS = 5_000_000_000L;

        private final PrintWriter err;
        private long last = System.nanoTime();

        Progress(PrintWriter err) {
            this.err = err;
        }

        void at(long batches) {
            long now = System.nanoTime();
            if (now - last >= PAUSE_NANOS) {
                last = now;
                err.println("... " + batches + " batches so far");
                err.flush();
            }
        }
    }
}
