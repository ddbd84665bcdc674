/** {@code sayso audit}: the trail of confirmations, exported and verified. */
@NullMarked
package org.sayso.app.audit;

import org.jspecify.annotations.NullMarked;
