/** The whole journey over real HTTP, without a browser. */
@NullMarked
package org.sayso.app.tour;

import org.jspecify.annotations.NullMarked;
