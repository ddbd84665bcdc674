/** Establishes that a token comes from its issuer: by its signature and the keys the issuer publishes. */
@NullMarked
package org.sayso.oauth;

import org.jspecify.annotations.NullMarked;
