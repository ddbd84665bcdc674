/** HTTP calls with an end: one time limit and one size limit for the whole exchange. */
@NullMarked
package org.sayso.standin.http;

import org.jspecify.annotations.NullMarked;
