/** {@code sayso talk} and {@code sayso scene}: conversations with a skill in the terminal, and scenes that are played there. */
@NullMarked
package org.sayso.app.talk;

import org.jspecify.annotations.NullMarked;
