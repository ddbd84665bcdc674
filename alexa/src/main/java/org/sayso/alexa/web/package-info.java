/** The HTTP edge of a skill: bounded reading, short problems for bad input, one answer for each request, the trace. */
@NullMarked
package org.sayso.alexa.web;

import org.jspecify.annotations.NullMarked;
