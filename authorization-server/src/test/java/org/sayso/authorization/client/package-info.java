/** Tests of how client secrets are kept. */
@NullMarked
package org.sayso.authorization.client;

import org.jspecify.annotations.NullMarked;
