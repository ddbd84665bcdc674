/** The four questions of a voice request, and what is common to their answers: refusals, checks, deadlines. */
@NullMarked
package org.sayso;

import org.jspecify.annotations.NullMarked;
