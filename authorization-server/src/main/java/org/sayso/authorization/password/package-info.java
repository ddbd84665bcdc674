/** Which passwords are good enough, and how people choose another. */
@NullMarked
package org.sayso.authorization.password;

import org.jspecify.annotations.NullMarked;
