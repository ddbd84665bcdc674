package org.sayso.confirmation;

import java.util.Map;

/**
 * What carrying out a transaction led to; stored with the challenge, so that it can be spoken again without a second
 * effect.
 *
 * @param values small texts for {@link ConfirmedAction#speak}, such as the order number
 */
public record Outcome(Map<String, String> values) {
    public Outcome {
        values = Map.copyOf(values);
    }
}
