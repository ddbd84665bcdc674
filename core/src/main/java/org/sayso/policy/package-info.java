/** Question three: may this account do this. */
@NullMarked
package org.sayso.policy;

import org.jspecify.annotations.NullMarked;
