/** The playground's one page: an Echo, the Alexa app, the phones, the way to the web sites, and the trace. */
@NullMarked
package org.sayso.app.playground;

import org.jspecify.annotations.NullMarked;
