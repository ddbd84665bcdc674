package org.sayso.standin.language;

import java.util.List;
import org.sayso.standin.language.types.BuiltInType;

/** A slot of a built-in type: nothing in the model resolves its values. */
final class BuiltInSlot implements SlotRecognizer {

    private final BuiltInType type;
    private final boolean freeText;
    private final boolean open;

    /** @param open whether the type is a list, which may have more values than are known here */
    BuiltInSlot(BuiltInType type, boolean freeText, boolean open) {
        this.type = type;
        this.freeText = freeText;
        this.open = open;
    }

    @Override
    public List<SlotMatch> at(Utterance said, int from) {
        return type.at(said.words, from).stream()
                .map(match -> new SlotMatch(
                        match.end(),
                        match.weight(),
                        match.known(),
                        () -> List.of(new HeardValue(match.value(), List.of()))))
                .toList();
    }

    @Override
    public boolean freeText() {
        return freeText;
    }

    @Override
    public boolean open() {
        return open;
    }
}
