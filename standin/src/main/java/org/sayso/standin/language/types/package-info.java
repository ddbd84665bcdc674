/** Amazon's built-in slot types: which words each takes, and the value it makes of them. */
@NullMarked
package org.sayso.standin.language.types;

import org.jspecify.annotations.NullMarked;
