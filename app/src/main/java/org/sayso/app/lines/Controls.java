package org.sayso.app.lines;

import java.util.regex.Pattern;

/** Text of others, made fit for a terminal: nothing in it moves the cursor, rings the bell or begins a line. */
public final class Controls {

    private static final Pattern BLANK = Pattern.compile("[\\t\\n\\r]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private Controls() {}

    /** The text on one line, tabs and line ends as blanks, and other control characters as in {@code \\u009b}. */
    public static String shown(String text) {
        return escaped(BLANK.matcher(text).replaceAll(" "));
    }

    /** The same for JSON without line breaks: control characters are only within its texts, where this is their escape. */
    public static String escaped(String json) {
        return CONTROL.matcher(json)
                .replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /** At most so many characters of the text, and how many more there are. */
    public static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end) + "... (" + (text.length() - end) + " more characters)";
    }
}
