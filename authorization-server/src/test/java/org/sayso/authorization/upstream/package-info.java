/** Tests of signing in elsewhere. */
@NullMarked
package org.sayso.authorization.upstream;

import org.jspecify.annotations.NullMarked;
