/** The people, their devices and the phones on which messages arrive. */
@NullMarked
package org.sayso.standin.household;

import org.jspecify.annotations.NullMarked;
