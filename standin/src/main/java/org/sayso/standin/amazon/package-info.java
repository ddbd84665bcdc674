/**
 * Plays the Amazon services that skills call: Login with Amazon and the customer profile API. Knows nothing of HTTP
 * servers; {@code org.sayso.standin.web} puts it on addresses.
 */
@NullMarked
package org.sayso.standin.amazon;

import org.jspecify.annotations.NullMarked;
