/** Sign-in at somebody else's OpenID provider: whatever signs the person in, skills see this server only. */
@NullMarked
package org.sayso.authorization.upstream;

import org.jspecify.annotations.NullMarked;
