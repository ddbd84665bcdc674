/** Where the server keeps things: its database, the secrets that protect what is in there, and what tends it. */
@NullMarked
package org.sayso.authorization.store;

import org.jspecify.annotations.NullMarked;
