/** The rules under test. */
@NullMarked
package org.sayso.samples.wear.advice;

import org.jspecify.annotations.NullMarked;
