/** Alexa's side of account linking: the OAuth 2.0 client that obtains, keeps and refreshes the user's tokens. */
@NullMarked
package org.sayso.standin.linking;

import org.jspecify.annotations.NullMarked;
