/** Confirmations by what an identity provider sends or asks: Auth0 passwordless codes and Okta Factors. */
@NullMarked
package org.sayso.factors;

import org.jspecify.annotations.NullMarked;
