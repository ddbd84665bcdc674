/** Passkeys (WebAuthn): how people add and delete them, sign in with them, and where they are kept. */
@NullMarked
package org.sayso.authorization.passkey;

import org.jspecify.annotations.NullMarked;
