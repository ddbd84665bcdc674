package org.sayso.authorization.passkey;

import java.time.Instant;

/**
 * A passkey as its owner sees it. Immutable.
 *
 * @param id of the credential, base64url
 * @param name that the owner gave it
 * @param created when it was added
 * @param lastUsed when somebody last signed in with it; the time of its making before that
 */
public record Passkey(String id, String name, Instant created, Instant lastUsed) {}
