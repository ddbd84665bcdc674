package org.sayso.confirmation;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sayso.ConfirmationRefusal;
import org.sayso.Inquiry;
import org.sayso.link.VoiceUser;
import org.sayso.policy.Permission;

/**
 * How a confirmation is asked for.
 *
 * @param reach the verified addresses of the account, in the order in which its owner wants them used
 * @param locale the language of messages
 * @param session what binds this request to others of the same conversation, such as Alexa's session id; empty where
 *     nothing does
 * @param permission what the account that asks is allowed now; without it, no fresh confirmation does in place of a new one
 * @param wish the only way that will do, where the person asked for one
 * @param speaker who the voice platform says is speaking, by an id of its own; only with that can it make a check itself
 * @param asker through whose enablement of the skill it is asked for; empty where not by voice
 * @param unusable methods that cannot be used for this request, by their names, and why
 * @param inquiry the walk of the request
 */
public record Asking(
        List<Destination> reach,
        Locale locale,
        String session,
        Optional<Permission> permission,
        Optional<Wish> wish,
        Optional<String> speaker,
        Optional<VoiceUser> asker,
        Map<String, ConfirmationRefusal> unusable,
        Inquiry inquiry) {

    /** A way that a person can ask for: "send it by e-mail". */
    public enum Wish {
        SMS,
        EMAIL,
        APPROVAL
    }

    public Asking {
        reach = List.copyOf(reach);
        unusable = Map.copyOf(unusable);
    }

    /** A request outside any conversation, without a wish. */
    public Asking(List<Destination> reach, Locale locale, Inquiry inquiry) {
        this(
                reach,
                locale,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                inquiry);
    }

    /** The same, as part of a conversation with an account that has this permission. */
    public Asking within(String conversation, Permission allowed) {
        return new Asking(reach, locale, conversation, Optional.of(allowed), wish, speaker, asker, unusable, inquiry);
    }

    /** The same, but only this way will do. */
    public Asking by(Wish only) {
        return new Asking(reach, locale, session, permission, Optional.of(only), speaker, asker, unusable, inquiry);
    }

    /** The same, from this speaker. */
    public Asking spokenBy(String who) {
        return new Asking(reach, locale, session, permission, wish, Optional.of(who), asker, unusable, inquiry);
    }

    /** The same, asked for through this enablement: it is withdrawn when that ends. */
    public Asking askedBy(VoiceUser through) {
        return new Asking(reach, locale, session, permission, wish, speaker, Optional.of(through), unusable, inquiry);
    }

    /** The same, but not by the method of this name. */
    public Asking without(String method, ConfirmationRefusal because) {
        Map<String, ConfirmationRefusal> more = new HashMap<>(unusable);
        more.put(method, because);
        return new Asking(reach, locale, session, permission, wish, speaker, asker, more, inquiry);
    }

    /** Whether a link may go to this destination, where the person asked for a way. */
    boolean wants(Destination destination) {
        return wish.filter(only -> only != Wish.APPROVAL)
                .map(only -> (only == Wish.SMS) == (destination.channel() == Channel.SMS))
                .orElse(true);
    }

    /** Whether the person asked for another way than this. */
    boolean excludes(ConfirmationMethod method) {
        return wish.filter(only -> !fits(method, only)).isPresent();
    }

    private static boolean fits(ConfirmationMethod method, Wish only) {
        if (method instanceof PhoneApproval) {
            // Another way than the page itself is the way of its link.
            return true;
        }
        if (method instanceof OwnCode code) {
            return only == (code.channel() == Channel.SMS ? Wish.SMS : Wish.EMAIL);
        }
        if (method instanceof PlatformPin) {
            return false;
        }
        return ((ProviderMethod) method).way().filter(way -> way == only).isPresent();
    }
}
