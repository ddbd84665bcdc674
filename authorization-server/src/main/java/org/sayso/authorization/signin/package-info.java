/** Sign-in with a user name and a password, and what slows a guesser down. */
@NullMarked
package org.sayso.authorization.signin;

import org.jspecify.annotations.NullMarked;
