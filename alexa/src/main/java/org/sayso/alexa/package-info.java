/** Plugs Sayso into the ASK SDK: handlers that receive verified users, and transactions that get confirmed. */
@NullMarked
package org.sayso.alexa;

import org.jspecify.annotations.NullMarked;
