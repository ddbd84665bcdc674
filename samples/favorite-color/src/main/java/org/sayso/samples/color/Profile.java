package org.sayso.samples.color;

import java.util.Optional;
import java.util.regex.Pattern;
import org.sayso.token.VerifiedToken;

/**
 * What the account says about its owner, as far as it can be spoken as it is: a claim of another form counts as not set, so
 * that no claim can bring markup or sentences of its own into the speech.
 *
 * @param firstName letters, blanks, hyphens, apostrophes and full stops
 * @param favoriteColor letters, with single blanks and hyphens between them: what the profile page permits
 */
record Profile(Optional<String> firstName, Optional<String> favoriteColor) {

    private static final int LONGEST = 40;
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M} .'\u2019-]*");

    /** Letters of any script with their marks; the two joiners shape words in Persian and Hindi. */
    private static final Pattern COLOR =
            Pattern.compile("W(?:[ -]W)*".replace("W", "\\p{L}[\\p{L}\\p{M}\\u200C\\u200D]*(?<![\\u200C\\u200D])"));

    static Profile of(VerifiedToken user) {
        return new Profile(
                claim(user, "FirstNameClaim", NAME).or(user::givenName), claim(user, "FavoriteColorClaim", COLOR));
    }

    /** What somebody said, where it is a color that the profile can have. */
    static Optional<String> color(String said) {
        return spoken(said.replaceAll("\\p{Zs}+", " "), COLOR);
    }

    /** "Ann's", or "Your" where there is no name; begins a sentence. */
    String whose() {
        return firstName.map(name -> name + "'s").orElse("Your");
    }

    private static Optional<String> claim(VerifiedToken user, String name, Pattern form) {
        return user.text(name).flatMap(text -> spoken(text, form));
    }

    private static Optional<String> spoken(String words, Pattern form) {
        return Optional.of(words.strip())
                .filter(text -> text.codePointCount(0, text.length()) <= LONGEST)
                .filter(text -> form.matcher(text).matches());
    }
}
