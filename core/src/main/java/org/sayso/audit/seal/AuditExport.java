package org.sayso.audit.seal;

import java.util.List;
import java.util.function.Consumer;
import org.sayso.audit.AuditBatch;
import org.sayso.audit.AuditRow;
import org.sayso.audit.AuditStore;

/**
 * The sealed trail as JSON lines: the events of a batch, then the batch; at the end how many events are not sealed yet.
 *
 * <p>It needs no snapshot of the database: what is in a batch never changes, and batches that come while it runs are left to
 * the next export. It holds one batch in memory.
 */
public final class AuditExport {

    private static final int PAGE = 100;

    private AuditExport() {}

    /** Gives each line, without its line end, to {@code out}. */
    public static void write(AuditStore store, Consumer<String> out) {
        long last = store.newest().map(AuditBatch::number).orElse(0L);
        long at = 0;
        while (at < last) {
            List<AuditBatch> page = store.batches(at, PAGE);
            for (AuditBatch batch : page) {
                events(store, batch.number(), out);
                out.accept(AuditLines.batch(batch));
                at = batch.number();
            }
            if (page.isEmpty()) {
                break;
            }
        }
        for (long batch : store.missingBatches()) {
            events(store, batch, out);
        }
        out.accept(AuditLines.end(store.unsealed()));
    }

    private static void events(AuditStore store, long batch, Consumer<String> out) {
        for (AuditRow row : store.events(batch)) {
            out.accept(AuditLines.event(batch, row));
        }
    }
}
