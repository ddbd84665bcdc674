/** Codes that show that an address is somebody's. */
@NullMarked
package org.sayso.authorization.mailcode;

import org.jspecify.annotations.NullMarked;
