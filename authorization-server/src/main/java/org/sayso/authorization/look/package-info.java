/** What a service may change about the look of the pages: colours, logo, templates. */
@NullMarked
package org.sayso.authorization.look;

import org.jspecify.annotations.NullMarked;
