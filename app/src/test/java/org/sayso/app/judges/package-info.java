/** Software that others wrote, judging what the stand-in sends. */
@NullMarked
package org.sayso.app.judges;

import org.jspecify.annotations.NullMarked;
