/** The people who can sign in, where they come from, and what another service may learn about them. */
@NullMarked
package org.sayso.authorization.account;

import org.jspecify.annotations.NullMarked;
