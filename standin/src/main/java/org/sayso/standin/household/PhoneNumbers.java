package org.sayso.standin.household;

/** Phone numbers in international form. */
final class PhoneNumbers {

    private PhoneNumbers() {}

    /** Without blanks and what else people put between digits. */
    static String plain(String number) {
        return number.replaceAll("[\\s().-]", "");
    }

    static void require(String number) {
        if (!plain(number).matches("\\+[0-9]{6,15}")) {
            throw new IllegalArgumentException("A phone number is written in international form, such as +12025550142");
        }
    }
}
