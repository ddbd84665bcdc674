package org.sayso.app.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.standin.household.Person;
import org.sayso.standin.household.PhoneMessage;

/** Somebody's phone and what lies on it, newest first. */
record PhoneView(Person person, List<PhoneMessage> messages) {

    /** An address as phones recognise it in a text; what ends a sentence does not belong to it. */
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'`{}|\\\\^]*[^\\s<>\"'`{}|\\\\^.,;:!?)]");

    /**
     * A piece of a message.
     *
     * @param link whether it is the address of a web page, by http or https
     */
    record Piece(String text, boolean link) {}

    /** The pieces of a text, which together are the text. */
    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int end = 0;
        for (Matcher link = LINK.matcher(text); link.find(); end = link.end()) {
            pieces.add(new Piece(text.substring(end, link.start()), false));
            pieces.add(new Piece(link.group(), true));
        }
        pieces.add(new Piece(text.substring(end), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }

    /** The pieces of a message's text, for the page. */
    public List<Piece> pieces(PhoneMessage message) {
        return pieces(message.text());
    }
}
