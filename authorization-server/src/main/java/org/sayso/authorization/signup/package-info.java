/** Where people make accounts themselves. */
@NullMarked
package org.sayso.authorization.signup;

import org.jspecify.annotations.NullMarked;
