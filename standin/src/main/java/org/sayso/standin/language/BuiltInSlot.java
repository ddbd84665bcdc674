package org.sayso.standin.language;

import java.util.List;
import org.sayso.standin.language.types.BuiltInType;
import org.sayso.standin.language.words.Word;

/** A slot of a built-in type: nothing in the model resolves its values. */
final class BuiltInSlot implements SlotRecognizer {

    private final BuiltInType type;

    BuiltInSlot(BuiltInType type) {
        this.type = type;
    }

    @Override
    public List<SlotMatch> at(List<Word> words, int from) {
        return type.at(words, from).stream()
                .map(match -> new SlotMatch(
                        match.end(), match.weight(), match.known(), List.of(new HeardValue(match.value(), null))))
                .toList();
    }
}
