/** Tests of what accounts hold. */
@NullMarked
package org.sayso.authorization.account;

import org.jspecify.annotations.NullMarked;
