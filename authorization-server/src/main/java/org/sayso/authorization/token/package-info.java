/** The tokens that are issued: keys, header, claims, and what the server accepts back. */
@NullMarked
package org.sayso.authorization.token;

import org.jspecify.annotations.NullMarked;
