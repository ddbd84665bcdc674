package org.sayso.standin.language;

import java.util.List;

/** A value that a skill adds to a slot type for one session. */
public record AddedValue(Entity entity, List<String> synonyms) {

    public AddedValue {
        synonyms = List.copyOf(synonyms);
    }
}
