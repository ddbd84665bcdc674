/** Tests of the languages of the pages. */
@NullMarked
package org.sayso.authorization.language;

import org.jspecify.annotations.NullMarked;
