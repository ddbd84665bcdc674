package org.sayso.audit;

import java.time.Instant;

/**
 * An event as it is kept. Its parts are whatever the database has, so that an altered one can be read and found out.
 *
 * @param id its place in the trail; 0 while it has none
 * @param at when it happened
 * @param person the pseudonym of the account: 64 hexadecimal digits
 */
public record AuditRow(
        long id,
        Instant at,
        String kind,
        String person,
        String skill,
        String transactionType,
        String transactionDigest,
        String challenge,
        String method,
        String reason) {}
