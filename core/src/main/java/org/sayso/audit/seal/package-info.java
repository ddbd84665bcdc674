/** Seals the audit trail with a key outside the database, exports it, and finds out whether it was altered. */
@NullMarked
package org.sayso.audit.seal;

import org.jspecify.annotations.NullMarked;
