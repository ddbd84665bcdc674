/** The life of links, as the stand-in for Alexa plays it. */
@NullMarked
package org.sayso.app.life;

import org.jspecify.annotations.NullMarked;
