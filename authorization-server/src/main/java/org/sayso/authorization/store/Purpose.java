package org.sayso.authorization.store;

/** What a key is for. Each has a key of its own, so that what is made for one is worth nothing to another. */
public enum Purpose {
    /** Keyed hashes of codes, access tokens, ID tokens and first refresh tokens. */
    TOKEN_HASH,
    /** The secrets of the refresh tokens that follow the first. */
    REFRESH,
    /** Keyed hashes of client secrets. */
    CLIENT_SECRET,
    /** Seals the private halves of the signing keys. */
    SIGNING_KEYS,
    /** Keyed hashes of addresses, of people and of machines. */
    ADDRESS
}
