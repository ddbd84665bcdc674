/** Links of accounts while they last: which access tokens belong to them, who may ask about those, and how a link ends. */
@NullMarked
package org.sayso.authorization.link;

import org.jspecify.annotations.NullMarked;
