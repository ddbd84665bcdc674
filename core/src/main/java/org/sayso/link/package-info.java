/** Which users of a voice platform act for which accounts: what is known of each link, and where it is kept. */
@NullMarked
package org.sayso.link;

import org.jspecify.annotations.NullMarked;
