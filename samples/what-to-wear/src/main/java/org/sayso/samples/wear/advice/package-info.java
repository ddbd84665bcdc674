/** What to wear: a few honest rules about temperatures and seasons. */
@NullMarked
package org.sayso.samples.wear.advice;

import org.jspecify.annotations.NullMarked;
