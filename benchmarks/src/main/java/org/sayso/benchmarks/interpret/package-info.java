/** How well, how fast and with how much memory the stand-in understands labelled utterances. */
@NullMarked
package org.sayso.benchmarks.interpret;

import org.jspecify.annotations.NullMarked;
