package org.sayso.audit;

/** What happened. The names are kept in the trail for good: add to them, never rename one. */
public enum AuditKind {
    /** A challenge was opened. */
    REQUESTED,
    /** A new code took an older one's place for the same transaction. */
    SENT_AGAIN,
    /** A message was taken by whoever carries it on. */
    DELIVERED,
    /** A message was given up. */
    UNDELIVERABLE,
    /** What was said was read and did not belong to the challenge. */
    WRONG_CODE,
    /** What was said could not be read; no try was counted. */
    UNREADABLE,
    /** The transaction was agreed to. */
    CONFIRMED,
    /** The challenge ran out of tries. */
    LOCKED,
    /** The challenge ran out of time. */
    EXPIRED,
    /** The challenge was given up by its owner or replaced. */
    WITHDRAWN,
    /** The business held another transaction than the one agreed to. */
    TRANSACTION_CHANGED,
    /** The account's budget of wrong codes is used up. */
    CODES_OFF,
    /** The owner was told of something by another channel. */
    NOTICE,
    /** A request or answer was refused for another reason, which is named. */
    REFUSED,
    /** The page for approval on the phone was opened by the owner. */
    APPROVAL_OPENED,
    /** The owner denied on the phone. */
    APPROVAL_DENIED,
    /** A remote effect of a confirmed transaction was carried out. */
    EFFECT_DONE,
    /** A user of the voice platform enabled the skill. */
    SKILL_ENABLED,
    /** A user of the voice platform disabled the skill, which ended the link. */
    SKILL_DISABLED,
    /** A user of the voice platform changed what the skill may know of them. */
    PERMISSIONS_CHANGED,
    /** The voice platform told that the account was linked. */
    ACCOUNT_LINKED,
    /** The first request since then had a verified token. */
    LINK_FIRST_USED,
    /** The link's token was refused, or there was none any more. */
    LINK_LOST,
    /** The grant of a link that is over was ended at its issuer. */
    LINK_REVOKED,
    /** What was kept about a user of the voice platform was deleted. */
    USER_ERASED
}
