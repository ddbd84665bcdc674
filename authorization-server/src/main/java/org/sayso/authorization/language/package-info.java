/** In which language the pages speak to somebody. */
@NullMarked
package org.sayso.authorization.language;

import org.jspecify.annotations.NullMarked;
