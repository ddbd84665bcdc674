/** What a browser does, for the parts that use web pages as people do. */
@NullMarked
package org.sayso.app.browse;

import org.jspecify.annotations.NullMarked;
