/** {@code sayso token}: access tokens from the command line. */
@NullMarked
package org.sayso.app.token;

import org.jspecify.annotations.NullMarked;
