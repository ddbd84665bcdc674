package org.sayso.confirmation;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sayso.policy.Requirement;

/** The business side of every type of transaction. */
final class Actions {

    private final Map<String, ConfirmedAction> byType;

    Actions(Collection<? extends ConfirmedAction> actions) {
        Map<String, ConfirmedAction> types = new HashMap<>();
        for (ConfirmedAction action : actions) {
            if (types.put(action.type(), action) != null) {
                throw new IllegalArgumentException("two actions are for transactions of type " + action.type());
            }
        }
        if (types.isEmpty()) {
            throw new IllegalStateException("actions are missing: without one, nothing can be confirmed");
        }
        byType = Map.copyOf(types);
    }

    /**
     * The action of a type.
     *
     * @throws IllegalArgumentException where there is none
     */
    ConfirmedAction of(String type) {
        ConfirmedAction action = byType.get(type);
        if (action == null) {
            throw new IllegalArgumentException("no ConfirmedAction is for transactions of type " + type);
        }
        return action;
    }

    Map<String, ConfirmedAction> all() {
        return byType;
    }

    List<Requirement> requirements() {
        return byType.values().stream().map(ConfirmedAction::requirement).toList();
    }
}
