/** Hands messages from the outbox to whoever carries them. */
@NullMarked
package org.sayso.delivery;

import org.jspecify.annotations.NullMarked;
