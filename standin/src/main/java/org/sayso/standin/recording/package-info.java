/**
 * Scenes: conversations with what must come of them, in files. They are written by hand or recorded, and played by the page,
 * by {@code sayso} and by tests.
 */
@NullMarked
package org.sayso.standin.recording;

import org.jspecify.annotations.NullMarked;
