/** How linking goes: the steps from the request to the first use and the end of a link, counted for each client. */
@NullMarked
package org.sayso.authorization.funnel;

import org.jspecify.annotations.NullMarked;
