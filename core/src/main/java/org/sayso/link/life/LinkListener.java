package org.sayso.link.life;

import java.util.Optional;
import org.sayso.link.LossCause;

/** Is told each step of linking, after it was written down, without whose it was. MUST be fast and thread-safe. */
@FunctionalInterface
public interface LinkListener {

    /**
     * A step was made.
     *
     * @param cause why, for {@link LinkStep#LOST} only
     */
    void happened(LinkStep step, Optional<LossCause> cause);
}
