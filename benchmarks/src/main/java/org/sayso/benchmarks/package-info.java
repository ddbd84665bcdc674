/** Sayso's token check beside other libraries: what each accepts, and what each costs. */
@NullMarked
package org.sayso.benchmarks;

import org.jspecify.annotations.NullMarked;
