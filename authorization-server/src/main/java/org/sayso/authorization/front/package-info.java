/** What stands between the world and this server: the proxy, and the name under which the world knows it. */
@NullMarked
package org.sayso.authorization.front;

import org.jspecify.annotations.NullMarked;
