/** What to Wear under test: the real authorization server, the stand-in and the skill, all over HTTP. */
@NullMarked
package org.sayso.samples.wear;

import org.jspecify.annotations.NullMarked;
