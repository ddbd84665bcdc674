/** {@code sayso send}: one request to a skill, as Alexa would send it. */
@NullMarked
package org.sayso.app.send;

import org.jspecify.annotations.NullMarked;
