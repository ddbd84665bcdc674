/** Question two: whose account is it. A presented token becomes a verified one here and nowhere else. */
@NullMarked
package org.sayso.token;

import org.jspecify.annotations.NullMarked;
