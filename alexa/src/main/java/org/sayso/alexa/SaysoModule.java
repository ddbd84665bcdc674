package org.sayso.alexa;

import com.amazon.ask.module.SdkModule;
import com.amazon.ask.module.SdkModuleContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.Refusal;
import org.sayso.alexa.life.LinkWatch;
import org.sayso.alexa.voiceforward.VoiceForward;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.PlatformPin;
import org.sayso.policy.Requirement;
import org.sayso.token.TokenCheck;
import org.sayso.token.TokenVerifier;

/**
 * Brings Sayso to a skill built with Amazon's {@code CustomSkillBuilder} ({@code Skills.custom()}): one {@code registerSdkModule(...)} call.
 *
 * <p>From then on no handler of the skill runs, Amazon's own kind included, unless {@code Skill.execute} was given a
 * {@link org.sayso.alexa.proof.ProvenRequest} as its context. A request goes to the first that can handle it of: Amazon's
 * {@code RequestHandler}s of the skill, the confirmation intent, linking by voice, the {@link LinkedHandler}s, the
 * {@link MaybeLinkedHandler}s, each in the order given. So a catch-all belongs at the end of the
 * {@code MaybeLinkedHandler}s: as an Amazon {@code RequestHandler} it would take everything. Skill events that nobody wants are
 * answered with nothing.
 * The skill's own request interceptors run before the proof is looked for. Thread-safe.
 */
public final class SaysoModule implements SdkModule {

    private final List<Route> routes;
    private final boolean linksByVoice;

    private SaysoModule(List<Route> routes, boolean linksByVoice) {
        this.routes = routes;
        this.linksByVoice = linksByVoice;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Called by the SDK when the skill is built. */
    @Override
    public void setupModule(SdkModuleContext context) {
        context.addRequestInterceptor(new ProofGuard());
        if (linksByVoice) {
            context.addRequestInterceptor(new OfferTaken());
        }
        RequestMappers.add(context, new RouteMapper(routes));
        context.addHandlerAdapter(new RouteAdapter());
    }

    /** Collects what the module works with. */
    public static final class Builder {

        private @Nullable TokenVerifier tokenVerifier;
        private @Nullable String skillName;
        private @Nullable Confirmations confirmations;
        private @Nullable Contacts contacts;
        private @Nullable ConfirmationPhrase phrase;
        private @Nullable VoiceForward voiceForward;
        private @Nullable LinkWatch links;
        private boolean personalization;
        private Map<String, String> scopeNames = Map.of();
        private Consumer<Refusal> refusals = reason -> {};
        private List<LinkedHandler> linkedHandlers = List.of();
        private List<MaybeLinkedHandler> maybeLinkedHandlers = List.of();

        private Builder() {}

        /** Who verifies access tokens. Required. */
        public Builder tokenVerifier(TokenVerifier tokenVerifier) {
            this.tokenVerifier = Objects.requireNonNull(tokenVerifier, "tokenVerifier");
            return this;
        }

        /** What the skill is called when spoken, such as {@code Pizza on Demand}. Required. */
        public Builder skillName(String skillName) {
            this.skillName = skillName;
            return this;
        }

        /**
         * What scopes are called when Alexa says which permission is missing, such as {@code to read what to wear} for
         * {@code read:whattowear}: words that fit behind "it lacks the permission". By default a scope is spoken as its
         * own words, {@code read whattowear}.
         */
        public Builder scopeNames(Map<String, String> scopeNames) {
            this.scopeNames = Map.copyOf(scopeNames);
            return this;
        }

        /** The confirmation engine; together with {@link #contacts} and {@link #confirmationPhrase}, or none of them. */
        public Builder confirmations(Confirmations confirmations) {
            this.confirmations = Objects.requireNonNull(confirmations, "confirmations");
            return this;
        }

        /** Who knows where codes go. */
        public Builder contacts(Contacts contacts) {
            this.contacts = Objects.requireNonNull(contacts, "contacts");
            return this;
        }

        /** How a code is told; the module handles that intent itself. */
        public Builder confirmationPhrase(ConfirmationPhrase phrase) {
            this.phrase = Objects.requireNonNull(phrase, "phrase");
            return this;
        }

        /**
         * Offers to link accounts by voice: where an intent needs a link and there is none, and where a handler says so
         * ({@link Reply#offerLink}). Only for skills with Login with Amazon and without personalization. The module handles its
         * intent, the yes or no to an offer, and the sessions that Alexa resumes from it.
         */
        public Builder voiceForward(VoiceForward voiceForward) {
            this.voiceForward = Objects.requireNonNull(voiceForward, "voiceForward");
            return this;
        }

        /**
         * Whether the skill has personalization: the permission {@code alexa::person_id:read} in its manifest, without which
         * Alexa neither says who speaks nor asks for a profile PIN. The library does not read the manifest, so it has to be
         * told; it takes this for confirmations by PIN, and refuses it together with {@link #voiceForward}.
         */
        public Builder personalization(boolean inTheManifest) {
            this.personalization = inTheManifest;
            return this;
        }

        /**
         * Follows the life of links by the requests that come. Skill events are taken by the
         * {@link org.sayso.alexa.web.SkillEndpoint}, which wants the same one.
         */
        public Builder links(LinkWatch links) {
            this.links = Objects.requireNonNull(links, "links");
            return this;
        }

        /** Is told each refusal of an account or a permission, for metrics and alarms; must be fast and thread-safe. */
        public Builder refusals(Consumer<Refusal> listener) {
            this.refusals = Objects.requireNonNull(listener, "listener");
            return this;
        }

        /** The handlers that need a linked account. */
        public Builder linkedHandlers(Collection<? extends LinkedHandler> handlers) {
            this.linkedHandlers = List.copyOf(handlers);
            return this;
        }

        /** The handlers that serve people with and without a linked account. */
        public Builder maybeLinkedHandlers(Collection<? extends MaybeLinkedHandler> handlers) {
            this.maybeLinkedHandlers = List.copyOf(handlers);
            return this;
        }

        /**
         * Makes the module.
         *
         * @throws IllegalStateException where settings are missing or contradict each other; the message names the fix
         */
        public SaysoModule build() {
            if (tokenVerifier == null) {
                throw new IllegalStateException("no token verifier: call tokenVerifier(TokenVerifier.builder()...)");
            }
            if (skillName == null || skillName.isBlank()) {
                throw new IllegalStateException("no skill name: call skillName(...) with the name as it is spoken");
            }
            Gate gate = new Gate(tokenVerifier, skillName, scopeNames, refusals, Optional.ofNullable(links));
            Replies replies =
                    new Replies(gate, dialogue(), voiceForward == null ? null : new LinkByVoice(gate, voiceForward));
            requireAbleToAsk(tokenVerifier);
            requireNoPersonalization();
            requirePersonalizationForPins();
            List<Route> linked = linkedHandlers.stream()
                    .<Route>map(handler -> new LinkedRoute(gate, replies, handler))
                    .toList();
            List<Route> routes = new ArrayList<>();
            replies.dialogue().ifPresent(dialogue -> {
                routes.add(new ConfirmationRoute(gate, dialogue));
                routes.add(new PinRoute(gate, dialogue));
            });
            replies.linking().ifPresent(linking -> routes.add(new LinkByVoiceRoute(linking, linked)));
            routes.addAll(linked);
            maybeLinkedHandlers.forEach(handler -> routes.add(new MaybeLinkedRoute(gate, replies, handler)));
            if (routes.isEmpty()) {
                throw new IllegalStateException("nothing to handle: call linkedHandlers(...), maybeLinkedHandlers(...) "
                        + "or confirmationPhrase(...)");
            }
            routes.add(new EventRoute());
            return new SaysoModule(List.copyOf(routes), voiceForward != null);
        }

        private Stream<Requirement> requirements() {
            return Stream.concat(
                    linkedHandlers.stream().map(LinkedHandler::requirement),
                    confirmations == null ? Stream.empty() : confirmations.requirements().stream());
        }

        private Stream<TokenCheck> tokenChecks() {
            return Stream.concat(
                    requirements().map(Requirement::check),
                    maybeLinkedHandlers.stream().map(MaybeLinkedHandler::check));
        }

        /** Amazon excludes the pair (voice-forward account linking, skill and website requirements). */
        private void requireNoPersonalization() {
            Optional<String> personalized = needOfPersonalization();
            if (voiceForward != null && personalized.isPresent()) {
                throw new IllegalStateException(
                        "accounts can be linked by voice only where a skill has no personalization," + " and "
                                + personalized.get() + "; do without one of the two, or make two skills");
            }
        }

        /** What of this skill works with personalization only. */
        private Optional<String> needOfPersonalization() {
            if (confirmsByPin()) {
                return Optional.of("profile-pin, by which this one confirms, takes personalization");
            }
            if (personalization) {
                return Optional.of("this one is set to have it");
            }
            return requirements().anyMatch(Requirement::ownLink)
                    ? Optional.of("an intent requires a link of the speaker's own")
                    : Optional.empty();
        }

        private boolean confirmsByPin() {
            return confirmations != null && confirmations.methods().contains(PlatformPin.NAME);
        }

        private void requirePersonalizationForPins() {
            if (confirmsByPin() && !personalization) {
                throw new IllegalStateException(
                        "profile-pin confirms only in skills with personalization: give the skill's"
                                + " manifest the permissions alexa::person_id:read and alexa::authenticate:2:optional (or"
                                + " :mandatory), and set personalization(true); or leave profile-pin out");
            }
        }

        private void requireAbleToAsk(TokenVerifier verifier) {
            if (!verifier.canAskIssuer() && tokenChecks().anyMatch(check -> check != TokenCheck.USUAL)) {
                throw new IllegalStateException(
                        "an intent wants the issuer asked about its token, and the token verifier "
                                + "cannot: call issuerCheck(...) with an introspection when building it");
            }
        }

        private @Nullable ConfirmationDialogue dialogue() {
            if (confirmations == null && contacts == null && phrase == null) {
                return null;
            }
            if (confirmations == null || contacts == null || phrase == null) {
                throw new IllegalStateException("confirmations need all three of confirmations(...), contacts(...) and "
                        + "confirmationPhrase(...); call the missing ones or none");
            }
            return new ConfirmationDialogue(confirmations, contacts, phrase);
        }
    }
}
