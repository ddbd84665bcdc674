/** {@code sayso talk} and {@code sayso scene} under test. */
@NullMarked
package org.sayso.app.talk;

import org.jspecify.annotations.NullMarked;
