/** Tests of the token command. */
@NullMarked
package org.sayso.app.token;

import org.jspecify.annotations.NullMarked;
