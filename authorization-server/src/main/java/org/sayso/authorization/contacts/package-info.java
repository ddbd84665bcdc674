/** How owners of accounts that are kept here change where they are reached: proven first, and not at once. */
@NullMarked
package org.sayso.authorization.contacts;

import org.jspecify.annotations.NullMarked;
