package org.sayso.standin.language;

import java.util.List;
import org.sayso.standin.language.types.BuiltInType;

/** A slot of a built-in type: nothing in the model resolves its values. */
final class BuiltInSlot implements SlotRecognizer {

    private final BuiltInType type;
    private final String name;

    /** @param name such as {@code AMAZON.DATE} */
    BuiltInSlot(BuiltInType type, String name) {
        this.type = type;
        this.name = name;
    }

    @Override
    public List<SlotMatch> at(Utterance said, int from) {
        return type.at(said.words, from).stream()
                .filter(match -> freeText()
                        ? match.end() == from + 1 || !said.isThanks(match.end())
                        : match.known() || said.saysSomething(from, match.end()))
                .map(match -> new SlotMatch(
                        match.end(),
                        match.weight(),
                        match.known(),
                        () -> List.of(new HeardValue(match.value(), List.of()))))
                .toList();
    }

    @Override
    public boolean freeText() {
        return name.equals(SlotRecognizers.FREE_TEXT);
    }

    @Override
    public boolean numeric() {
        return InteractionModel.NUMBERS.contains(name);
    }

    @Override
    public boolean isDay() {
        return name.equals("AMAZON.DATE");
    }

    @Override
    public boolean isTime() {
        return name.equals("AMAZON.TIME");
    }

    @Override
    public boolean open() {
        return !SlotRecognizers.FORMATS.contains(name);
    }
}
