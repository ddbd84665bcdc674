/** Accounts that this server keeps itself: who they belong to, their passwords, and what happens when one is closed. */
@NullMarked
package org.sayso.authorization.users;

import org.jspecify.annotations.NullMarked;
