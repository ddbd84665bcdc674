/** Tests of the profile. */
@NullMarked
package org.sayso.authorization.profile;

import org.jspecify.annotations.NullMarked;
