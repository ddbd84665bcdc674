/** {@code sayso serve}: the authorization server in production. */
@NullMarked
package org.sayso.app.serve;

import org.jspecify.annotations.NullMarked;
