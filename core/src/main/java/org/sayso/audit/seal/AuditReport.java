package org.sayso.audit.seal;

import java.util.List;
import java.util.Optional;

/**
 * What verifying a trail came to.
 *
 * @param batches how many were read
 * @param events how many events these have
 * @param unsealed how many events are in no batch yet: nothing protects them
 * @param head the last batch that was read
 * @param findings empty where everything is as it was sealed; at most {@value AuditVerifier#MAX_FINDINGS}
 */
public record AuditReport(
        long batches, long events, long unsealed, Optional<AuditHead> head, List<AuditFinding> findings) {}
