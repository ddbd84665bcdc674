package org.sayso.linking.print;

import java.util.List;

/**
 * The settings in somebody's form.
 *
 * @param text what to send or paste, and nothing else; ends without a line break
 * @param notes what the form cannot say and has to be done beside it, a sentence or two each
 */
public record Printout(String text, List<String> notes) {

    public Printout {
        notes = List.copyOf(notes);
    }
}
