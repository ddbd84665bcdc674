package org.sayso.alexa;

import com.amazon.ask.model.Response;
import java.util.Objects;
import java.util.Optional;
import org.sayso.confirmation.Transaction;

/** What a handler wants done: something said, a link offered, or a transaction confirmed. */
public sealed interface Reply {

    /** Give this response. */
    record Say(Response response) implements Reply {
        public Say {
            Objects.requireNonNull(response, "response");
        }
    }

    /**
     * Have this transaction confirmed: Sayso reads it back, sends a code and asks for it. It must concern the user the
     * handler was called for and the skill that was asked.
     */
    record Confirm(Transaction transaction) implements Reply {
        public Confirm {
            Objects.requireNonNull(transaction, "transaction");
        }
    }

    /**
     * Offer to link the account by voice where that is worth it: none is linked, nobody said no in this session or lately, and the
     * skill links by voice at all ({@code SaysoModule.Builder.voiceForward}).
     *
     * @param before what is said before the offer, in plain text
     * @param otherwise the response where it is not worth it
     */
    record OfferLink(String before, Response otherwise) implements Reply {
        public OfferLink {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(otherwise, "otherwise");
        }
    }

    static Reply say(Response response) {
        return new Say(response);
    }

    /** Takes what Amazon's {@code ResponseBuilder.build()} gives; empty is a response that says nothing. */
    static Reply say(Optional<Response> response) {
        return new Say(response.orElseGet(() -> Response.builder().build()));
    }

    /** Offers to link the account by voice behind these words; takes what {@code ResponseBuilder.build()} gives otherwise. */
    static Reply offerLink(String before, Optional<Response> otherwise) {
        return new OfferLink(
                before, otherwise.orElseGet(() -> Response.builder().build()));
    }

    static Reply confirm(Transaction transaction) {
        return new Confirm(transaction);
    }
}
