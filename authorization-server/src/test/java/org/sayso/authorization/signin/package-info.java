/** Tests of the brake on guessing. */
@NullMarked
package org.sayso.authorization.signin;

import org.jspecify.annotations.NullMarked;
