/** The life of a link: made, used, lost, ended; and what is owed then. */
@NullMarked
package org.sayso.link.life;

import org.jspecify.annotations.NullMarked;
