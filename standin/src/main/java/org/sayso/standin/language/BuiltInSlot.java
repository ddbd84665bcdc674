package org.sayso.standin.language;

import java.util.List;
import org.sayso.standin.language.types.BuiltInType;

/** A slot of a built-in type: nothing in the model resolves its values. */
final class BuiltInSlot implements SlotRecognizer {

    private final BuiltInType type;
    private final boolean freeText;
    private final boolean open;
    private final boolean numeric;

    /**
     * @param open whether the type is a list, which may have more values than are known here
     * @param numeric whether the type takes nothing but numbers
     */
    BuiltInSlot(BuiltInType type, boolean freeText, boolean open, boolean numeric) {
        this.type = type;
        this.freeText = freeText;
        this.open = open;
        this.numeric = numeric;
    }

    @Override
    public List<SlotMatch> at(Utterance said, int from) {
        return type.at(said.words, from).stream()
                .filter(match -> match.known() || freeText || said.saysSomething(from, match.end()))
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
    public boolean numeric() {
        return numeric;
    }

    @Override
    public boolean open() {
        return open;
    }
}
