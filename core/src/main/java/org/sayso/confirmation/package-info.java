/** Question four: did they agree to exactly this. Transactions, challenges, one-time codes. */
@NullMarked
package org.sayso.confirmation;

import org.jspecify.annotations.NullMarked;
