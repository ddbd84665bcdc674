/** The skill of docs/voice-forward.md, file by file. */
@NullMarked
package taxi;

import org.jspecify.annotations.NullMarked;
