/** The server in production, and its administration. */
@NullMarked
package org.sayso.app.serve;

import org.jspecify.annotations.NullMarked;
