/** The skill: what What to Wear understands and says. */
@NullMarked
package org.sayso.samples.wear.voice;

import org.jspecify.annotations.NullMarked;
