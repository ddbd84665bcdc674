package org.sayso.standin.household;

import org.jspecify.annotations.Nullable;

/**
 * What the customer profile of somebody's Amazon account says; null where it says nothing.
 *
 * @param mobileNumber in international form
 * @param countryCode two letters, such as {@code US}
 * @see <a href="https://developer.amazon.com/docs/custom-skills/request-customer-contact-information-for-use-in-your-skill.html">
 *     Request customer contact information</a>
 */
public record CustomerProfile(
        @Nullable String fullName,
        @Nullable String givenName,
        @Nullable String email,
        @Nullable String mobileNumber,
        @Nullable String postalCode,
        @Nullable String countryCode) {

    public CustomerProfile {
        if (mobileNumber != null) {
            PhoneNumbers.require(mobileNumber);
        }
        if (countryCode != null && !countryCode.matches("[A-Z]{2}")) {
            throw new IllegalArgumentException("A country code has two capital letters, such as US");
        }
    }

    /** The profile of somebody with this name, whose first word is the given name. */
    public static CustomerProfile of(String name, @Nullable String mobileNumber, @Nullable String email) {
        return new CustomerProfile(name, firstWord(name), email, mobileNumber, null, null);
    }

    static String firstWord(String name) {
        String plain = name.strip();
        int blank = plain.indexOf(' ');
        return blank < 0 ? plain : plain.substring(0, blank);
    }

    /** The same profile with where its owner lives. */
    public CustomerProfile living(@Nullable String country, @Nullable String postal) {
        return new CustomerProfile(fullName, givenName, email, mobileNumber, postal, country);
    }
}
