package org.sayso.confirmation;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sayso.Inquiry;

/** Compares answers with what challenges keep, by the method of each. */
final class Proofs {

    private final Map<String, ConfirmationMethod> methods;
    private final CodeHash codeHash;
    private final TextSeal referenceSeal;
    private final int codeLength;

    Proofs(List<ConfirmationMethod> methods, CodeHash codeHash, TextSeal referenceSeal, int codeLength) {
        this.methods = methods.stream().collect(Collectors.toMap(ConfirmationMethod::name, Function.identity()));
        this.codeHash = codeHash;
        this.referenceSeal = referenceSeal;
        this.codeLength = codeLength;
    }

    /** The method of a challenge; empty where it is not configured any more. */
    Optional<ConfirmationMethod> method(Challenge.Terms terms) {
        return Optional.ofNullable(methods.get(terms.proof().method()));
    }

    /** The channel by which the code of this challenge went out; that of text messages where that is not known. */
    Channel channel(Challenge.Terms terms) {
        ConfirmationMethod method = method(terms).orElse(null);
        boolean mail = (method instanceof OwnCode code && code.channel() == Channel.EMAIL)
                || (method instanceof ProviderMethod provider
                        && provider.way().filter(Asking.Wish.EMAIL::equals).isPresent());
        return mail ? Channel.EMAIL : Channel.SMS;
    }

    boolean isSpoken(Challenge.Pending pending) {
        return method(pending.terms())
                .filter(method ->
                        method instanceof OwnCode || (method instanceof ProviderMethod provider && provider.spoken()))
                .isPresent();
    }

    /** Whether the voice platform itself checks who agrees to this challenge. */
    boolean isPin(Challenge.Terms terms) {
        return method(terms).orElse(null) instanceof PlatformPin;
    }

    /** Whether a provider checks the code of this challenge. */
    boolean isOfProvider(Challenge.Pending pending) {
        return isSpoken(pending) && method(pending.terms()).orElse(null) instanceof ProviderMethod;
    }

    int codeLength(Challenge.Pending pending) {
        return method(pending.terms()).orElse(null) instanceof ProviderMethod provider
                ? provider.codeLength()
                : codeLength;
    }

    boolean hasOurKey(Challenge.Terms terms) {
        return terms.proof().keyId().equals(codeHash.keyId());
    }

    /** Compares a code that is spoken, or typed, with a challenge of a method that has codes. */
    Verdict compare(Challenge.Terms terms, String code, Inquiry inquiry) throws InterruptedException {
        if (!(method(terms).orElse(null) instanceof ProviderMethod provider)) {
            return codeHash.matches(terms, code) ? Verdict.RIGHT : Verdict.WRONG;
        }
        return ask(
                provider,
                terms,
                reference -> provider.verify(terms.transaction().user(), reference, code, inquiry));
    }

    int ownCodeLength() {
        return codeLength;
    }

    /** Whether an earlier answer of this code, of ours, is what confirmed the challenge. */
    boolean repeats(Challenge.Terms terms, String code) {
        return codeHash.matches(terms, code);
    }

    /** Asks a provider what became of its question. */
    Verdict poll(ProviderMethod provider, Challenge.Terms terms, Inquiry inquiry) throws InterruptedException {
        return ask(
                provider, terms, reference -> provider.poll(terms.transaction().user(), reference, inquiry));
    }

    private interface Question {
        Verdict of(String reference) throws IOException, InterruptedException;
    }

    private Verdict ask(ProviderMethod provider, Challenge.Terms terms, Question question) throws InterruptedException {
        String place = terms.id() + " " + terms.transaction().digest();
        Optional<String> reference = referenceSeal.open(place, terms.proof().secret());
        if (reference.isEmpty()) {
            return Verdict.WRONG;
        }
        try {
            return question.of(reference.get());
        } catch (IOException unreachable) {
            ProviderFaults.log(provider, unreachable);
            return Verdict.UNAVAILABLE;
        }
    }
}
