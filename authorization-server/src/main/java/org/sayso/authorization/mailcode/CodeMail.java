package org.sayso.authorization.mailcode;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.sayso.authorization.message.Letter;
import org.sayso.authorization.message.Post;
import org.sayso.authorization.throttle.Counter;
import org.sayso.authorization.throttle.Pace;
import org.sayso.authorization.throttle.Throttle;

/**
 * Sends codes, not too many to one address or for one client. Thread-safe.
 *
 * <p>A stranger who has codes sent to somebody waits by themselves: another network is not kept waiting, but for half an hour where
 * so many came that the inbox has to be spared.
 *
 * <p>It does the same whoever the address belongs to: what is sent, and whether, is decided later on another thread.
 */
public final class CodeMail {

    /** What became of the wish for a code. */
    public sealed interface Asked {}

    /**
     * A code was made, and goes its way.
     *
     * @param id for the session of the browser
     */
    public record Sent(String id) implements Asked {}

    /**
     * It is too early for another one.
     *
     * @param remaining how long it is too early
     */
    public record TooEarly(Duration remaining) implements Asked {}

    private final MailedCodes codes;
    private final Throttle throttle;
    private final Post post;

    CodeMail(MailedCodes codes, Throttle throttle, Post post) {
        this.codes = codes;
        this.throttle = throttle;
        this.post = post;
    }

    /**
     * Makes a code and sends it.
     *
     * @param address whose it is to show, in the one form that tells it from others
     * @param client the address of the network that asks
     * @param kind for logs
     * @param letter what to send with the code; called on another thread
     */
    public Asked ask(
            CodePurpose purpose,
            String address,
            String client,
            String kind,
            Function<String, Optional<Letter>> letter) {
        Optional<Duration> wait = throttle.admit(
                Counter.from(Pace.CODE_TO_ADDRESS_FROM_CLIENT, client, purpose + ":" + address),
                new Counter(Pace.CODE_TO_ADDRESS, purpose + ":" + address),
                Counter.from(Pace.CODE_FROM_CLIENT, client));
        if (wait.isPresent()) {
            return new TooEarly(wait.get());
        }
        MailedCode made = codes.make(purpose, address);
        post.sendIf(kind, () -> letter.apply(readable(made.code())));
        return new Sent(made.id());
    }

    /** Compares what somebody typed, as {@link MailedCodes#check}. */
    public CodeAnswer check(String id, CodePurpose purpose, String address, String typed) {
        return codes.check(id, purpose, address, typed);
    }

    /** How long a code is good, in minutes. */
    public String minutes() {
        return String.valueOf(codes.life().toMinutes());
    }

    private static String readable(String code) {
        int half = code.length() / 2;
        return code.substring(0, half) + " " + code.substring(half);
    }
}
