/** The parties that may ask for tokens, and how their secrets are kept. */
@NullMarked
package org.sayso.authorization.client;

import org.jspecify.annotations.NullMarked;
