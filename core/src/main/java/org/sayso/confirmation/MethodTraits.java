package org.sayso.confirmation;

import java.util.Set;

/**
 * What a method of confirmation proves and costs.
 *
 * @param elements what is proven; empty where it is none that counts, as with a mailbox
 * @param amr registered authentication method references of RFC 8176
 * @param showsTransaction whether the owner sees the transaction where they agree, apart from the loudspeaker
 * @param guessable whether somebody might guess a spoken code; such methods share the account's budget of wrong codes
 * @param cost of several acceptable methods the one with the lowest is taken; 0 to 1000
 */
public record MethodTraits(
        Set<Element> elements, Set<String> amr, boolean showsTransaction, boolean guessable, int cost) {

    private static final Set<String> REGISTERED = Set.of(
            "face", "fpt", "geo", "hwk", "iris", "kba", "mca", "mfa", "otp", "pin", "pop", "pwd", "rba", "retina", "sc",
            "sms", "swk", "tel", "user", "vbm", "wia");

    public MethodTraits {
        elements = Set.copyOf(elements);
        amr = Set.copyOf(amr);
        if (!REGISTERED.containsAll(amr)) {
            throw new IllegalArgumentException("amr may hold only the values that RFC 8176 registers");
        }
        if (cost < 0 || cost > 1000) {
            throw new IllegalArgumentException("cost is " + cost + "; it must be 0 to 1000");
        }
    }
}
