/** Messages to the owners of accounts, by mail. */
@NullMarked
package org.sayso.authorization.message;

import org.jspecify.annotations.NullMarked;
