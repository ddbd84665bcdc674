/** Linking by a code on another screen (RFC 8628): what devices ask for, the page where the code is typed, and the polling. */
@NullMarked
package org.sayso.authorization.device;

import org.jspecify.annotations.NullMarked;
