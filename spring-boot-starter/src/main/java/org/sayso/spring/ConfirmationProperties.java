package org.sayso.spring;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sayso.confirmation.Element;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How transactions are confirmed. Used where there is a ConfirmedAction.
 *
 * @param secret keys the hashes of codes and seals messages: base64 of at least 32 random bytes, the same on every
 *     replica and after a restart; required
 * @param codeLength digits of a code: 6 to 10, or 4 and 5 with allow-short-codes
 * @param allowShortCodes permits codes of 4 or 5 digits, which are guessed too easily
 * @param life how long a code is good for: 30 seconds to 10 minutes
 * @param tries tries for each code: 1 to 5
 * @param pending transactions of a person that may wait at once: 1 to 3
 * @param serviceName the service's name in messages; the skill's name by default
 * @param intent the intent that hears a code, such as AuthorizeOrderIntent; required
 * @param slot the slot of that intent that holds the code, or several where its digits are split evenly
 * @param phrase the words before the code as prompts say them, such as "authorize order"; required
 * @param referenceSlot the slot of that intent in which people may name the transaction, such as an order number
 * @param again how people ask for the message once more
 * @param status how people ask what became of an approval on the phone
 * @param methods the codes of our own that there are, sms-code and email-code, and profile-pin, for which Alexa asks; the
 *     last only with sayso.alexa.personalization
 * @param approval approval on the phone
 * @param policies by the type of a transaction, which methods will do; takes the place of what its action declares
 * @param sends how often messages go out
 * @param guesses how many wrong codes an account may have
 * @param receiptEmails sends a receipt to the account's mailbox, where one is verified
 * @param retention how long confirmations are kept after their end: 1 to 400 days
 * @param phoneCountries the countries whose phones get codes: ISO 3166 codes such as US, with quotes around "NO" in YAML;
 *     every country by default, required with Twilio
 * @param allowVoipNumbers lets codes go to internet telephones too, which belong to whoever has the password
 */
@ConfigurationProperties("sayso.confirmation")
record ConfirmationProperties(
        @Nullable String secret,
        @DefaultValue("6") int codeLength,
        @DefaultValue("false") boolean allowShortCodes,
        @DefaultValue("5m") Duration life,
        @DefaultValue("3") int tries,
        @DefaultValue("1") int pending,
        @Nullable String serviceName,
        @Nullable String intent,
        @DefaultValue("code") List<String> slot,
        @Nullable String phrase,
        @Nullable String referenceSlot,
        @DefaultValue Again again,
        @DefaultValue Status status,
        @DefaultValue({"sms-code", "email-code"}) List<String> methods,
        @DefaultValue Approval approval,
        @DefaultValue Map<String, Policy> policies,
        @DefaultValue Sends sends,
        @DefaultValue Guesses guesses,
        @DefaultValue("false") boolean receiptEmails,
        @DefaultValue("90d") Duration retention,
        @DefaultValue List<String> phoneCountries,
        @DefaultValue("false") boolean allowVoipNumbers) {

    /**
     * How people ask for the message once more.
     *
     * @param intent such as SendAgainIntent
     * @param slot the slot for the way that they want; its type has values with the ids SMS, EMAIL and APPROVAL
     * @param phrase the words for it as prompts say them
     * @param otherPhrase the words for another way as prompts say them
     */
    record Again(
            @Nullable String intent,
            @DefaultValue("channel") String slot,
            @DefaultValue("send it again") String phrase,
            @DefaultValue("send it by e-mail") String otherPhrase) {}

    /**
     * How people ask what became of an approval on the phone.
     *
     * @param intent such as IsItDoneIntent
     * @param phrase the words for it as prompts say them
     */
    record Status(
            @Nullable String intent,
            @DefaultValue("is it done") String phrase) {}

    /**
     * Approval on the phone.
     *
     * @param page the address of the approval page, without a slash at its end; no approvals on the phone without it
     * @param signInAge how long ago the visitor may have signed in: 1 minute to 1 hour
     * @param signInBy authentication method references (RFC 8176), one of which that sign-in must show; any for any
     */
    record Approval(
            @Nullable URI page,
            @DefaultValue("5m") Duration signInAge,
            @DefaultValue({"hwk", "swk", "pop"}) Set<String> signInBy) {}

    /**
     * Which methods will do.
     *
     * @param methods names of methods; any by default
     * @param elements what must be proven: knowledge, possession, inherence
     * @param transactionShown whether the owner must see the transaction where they agree
     * @param fresh how old a confirmation of the same conversation may be to do as well; none by default
     */
    record Rule(
            @DefaultValue Set<String> methods,
            @DefaultValue Set<Element> elements,
            @DefaultValue("false") boolean transactionShown,
            @Nullable Duration fresh) {}

    /**
     * What holds above an amount.
     *
     * @param amount such as 20.00 USD
     * @param accept what will do then
     */
    record Above(@Nullable String amount, @DefaultValue Rule accept) {}

    /**
     * The policy of a type of transaction.
     *
     * @param accept what will do for every transaction
     * @param above what must be met in addition above amounts
     * @param newPayee what must be met in addition where the payee is new to the account
     */
    record Policy(
            @DefaultValue Rule accept,
            @DefaultValue List<Above> above,
            @Nullable Rule newPayee) {}

    /**
     * How often messages go out.
     *
     * @param perTransaction messages for one transaction: 1 to 5
     * @param pause between the first two of them, doubled each time: 10 seconds to 2 minutes
     * @param perHour messages to one phone or mailbox within an hour: 1 to 60
     */
    record Sends(
            @DefaultValue("3") int perTransaction,
            @DefaultValue("30s") Duration pause,
            @DefaultValue("5") int perHour) {}

    /**
     * How many wrong codes an account may have. The number for a year follows from the length of codes.
     *
     * @param inARow 1 to 5
     * @param pause how long codes are off after that many: 1 minute to 24 hours
     * @param perDay 1 to 20
     * @param sinceSignIn since the owner last signed in: 1 to 100
     */
    record Guesses(
            @DefaultValue("5") int inARow,
            @DefaultValue("15m") Duration pause,
            @DefaultValue("10") int perDay,
            @DefaultValue("100") int sinceSignIn) {}

    @Override
    public String toString() {
        return "Confirmation[" + codeLength + " digits, " + life + "]";
    }
}
