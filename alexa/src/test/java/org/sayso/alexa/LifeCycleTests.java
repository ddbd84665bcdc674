package org.sayso.alexa;

import static com.amazon.ask.request.Predicates.intentName;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ask.builder.CustomSkillBuilder;
import com.amazon.ask.dispatcher.request.handler.HandlerInput;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sayso.alexa.life.LinkWatch;
import org.sayso.alexa.proof.ChainServer;
import org.sayso.alexa.proof.RequestProof;
import org.sayso.alexa.proof.SignedRequest;
import org.sayso.alexa.proof.TestPki;
import org.sayso.alexa.proof.TestRequests;
import org.sayso.alexa.proof.TrustedStandIn;
import org.sayso.alexa.web.SkillAnswer;
import org.sayso.alexa.web.SkillEndpoint;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.InMemoryStorage;
import org.sayso.confirmation.Storage;
import org.sayso.confirmation.Transaction;
import org.sayso.link.Duty;
import org.sayso.link.Grant;
import org.sayso.link.Link;
import org.sayso.link.LossCause;
import org.sayso.link.VoiceUser;
import org.sayso.link.life.ErasedUser;
import org.sayso.link.life.GrantRevoker;
import org.sayso.link.life.LinkLife;
import org.sayso.policy.Requirement;
import org.sayso.token.VerifiedToken;

/** Signed requests, from the bytes to what is known of a link. */
class LifeCycleTests {

    private static final TestPki.Identity CA = TestPki.root("Stand-in CA");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] KEY = "a server key of thirty-two bytes".getBytes(UTF_8);
    private static final String KITCHEN = "amzn1.ask.account.KITCHEN";
    private static final String OFFICE = "amzn1.ask.account.OFFICE";

    private final Clock clock = Clock.systemUTC();
    private final TestPki.Identity alexa = TestPki.alexaShape()
            .valid(clock.instant().minusSeconds(3600), clock.instant().plusSeconds(86_400))
            .issuedBy(CA);
    private final Issuer issuer = new Issuer(clock);
    private final InMemoryStorage storage = new InMemoryStorage();
    private final Orders orders = new Orders();
    private final List<Grant> revoked = new ArrayList<>();
    private final List<ErasedUser> erased = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final Confirmations confirmations = Confirmations.builder()
            .storage(storage)
            .key(KEY)
            .serviceName("Pizza on Demand")
            .actions(List.of(orders))
            .clock(clock)
            .build();
    private final LinkLife life = LinkLife.builder()
            .storage(storage)
            .key(KEY)
            .confirmations(confirmations)
            .revoker(new Revoker())
            .erasers(List.of(erased::add))
            .listener((step, cause) ->
                    steps.add(step + cause.map(why -> " " + why).orElse("")))
            .clock(clock)
            .build();
    private ChainServer chain;
    private SkillEndpoint endpoint;

    private final class Revoker implements GrantRevoker {

        @Override
        public boolean canRevoke(Grant grant) {
            return grant.id().isPresent();
        }

        @Override
        public void revoke(Grant grant) {
            revoked.add(grant);
        }
    }

    @BeforeEach
    void start() throws IOException {
        chain = ChainServer.serving(TestPki.pem(alexa, CA), 0);
        endpoint = endpoint(life);
    }

    private SkillEndpoint endpoint(LinkLife followed) {
        LinkWatch watch = new LinkWatch(followed, issuer.verifier(), "link");
        SaysoModule module = SaysoModule.builder()
                .tokenVerifier(issuer.verifier())
                .skillName("Pizza on Demand")
                .confirmations(confirmations)
                .contacts((user, inquiry) -> List.of(new Destination(Channel.SMS, "+12025550142")))
                .confirmationPhrase(new ConfirmationPhrase(
                        "AuthorizeIntent",
                        List.of("code"),
                        "authorize",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .links(watch)
                .linkedHandlers(List.of(new Order()))
                .build();
        return SkillEndpoint.builder()
                .proof(RequestProof.builder()
                        .skillId(TestRequests.SKILL)
                        .insecureStandIn(TrustedStandIn.of(URI.create(chain.uri()), CA.certificate()))
                        .build())
                .skill(new CustomSkillBuilder().registerSdkModule(module).build())
                .links(watch)
                .build();
    }

    @AfterEach
    void stop() throws Exception {
        chain.close();
        issuer.close();
    }

    private final class Order implements LinkedHandler {

        @Override
        public boolean canHandle(HandlerInput input) {
            seen.add(input.getRequestEnvelopeJson().toString());
            return input.matches(intentName("OrderIntent"));
        }

        @Override
        public Requirement requirement() {
            return Requirement.scopes("pod:order");
        }

        @Override
        public Reply handle(HandlerInput input, VerifiedToken user) {
            return Reply.confirm(orders.place(user.user(), "large"));
        }
    }

    private static ObjectNode envelope(String type, String userId, Instant at) {
        ObjectNode envelope = JSON.createObjectNode().put("version", "1.0");
        ObjectNode system = envelope.putObject("context").putObject("System");
        system.putObject("application").put("applicationId", TestRequests.SKILL);
        system.putObject("user").put("userId", userId);
        system.put("apiAccessToken", "api-token");
        ObjectNode request = envelope.putObject("request")
                .put("type", type)
                .put("requestId", TestRequests.newRequestId())
                .put("timestamp", at.toString());
        if (type.startsWith("AlexaSkillEvent.")) {
            request.put("eventCreationTime", at.toString()).put("eventPublishingTime", at.toString());
        } else {
            request.put("locale", Locale.US.toLanguageTag());
        }
        return envelope;
    }

    private static ObjectNode request(ObjectNode envelope) {
        return (ObjectNode) envelope.get("request");
    }

    private ObjectNode event(String name, String userId) {
        return envelope("AlexaSkillEvent." + name, userId, clock.instant());
    }

    private ObjectNode disabled(String userId, String status) {
        ObjectNode event = event("SkillDisabled", userId);
        request(event).putObject("body").put("userInformationPersistenceStatus", status);
        return event;
    }

    private ObjectNode linked(String userId, String token) {
        ObjectNode event = event("SkillAccountLinked", userId);
        request(event).putObject("body").put("accessToken", token);
        return event;
    }

    private SkillAnswer send(ObjectNode envelope) {
        byte[] body = envelope.toString().getBytes(UTF_8);
        return endpoint.answer(new SignedRequest(List.of(TrustedStandIn.ADDRESS), List.of(alexa.sign(body)), body));
    }

    private String ask(String userId, String intent, String token, Consumer<ObjectNode> change) {
        ObjectNode envelope = envelope("IntentRequest", userId, clock.instant());
        ObjectNode session = envelope.putObject("session").put("new", false).put("sessionId", "session-" + userId);
        session.putObject("application").put("applicationId", TestRequests.SKILL);
        session.putObject("user").put("userId", userId);
        if (!token.isEmpty()) {
            ((ObjectNode) envelope.at("/context/System/user")).put("accessToken", token);
        }
        request(envelope).putObject("intent").put("name", intent).putObject("slots");
        change.accept(envelope);
        SkillAnswer answer = send(envelope);
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.body(), UTF_8);
    }

    private String order(String userId, String token) {
        return ask(userId, "OrderIntent", token, envelope -> {});
    }

    private String token(String subject, String link) {
        return issuer.token(subject, claims -> claims.claim("link", link));
    }

    private Link link(String userId) {
        return life.of(VoiceUser.household(TestRequests.SKILL, userId)).orElseThrow();
    }

    private static Grant grant(String subject, String link) {
        return new Grant(Issuer.user(subject), Optional.of(link));
    }

    private void perform() throws Exception {
        Instant now = clock.instant();
        for (Duty duty : storage.unitOfWork().run(() -> storage.links().claim(now, now, 100))) {
            life.perform(duty);
        }
    }

    @Test
    void firstRequestWithAGoodToken_isTheFirstUse_withItsGrant() {
        assertThat(order(KITCHEN, token("ann", "link-1"))).contains("pizza");

        assertThat(link(KITCHEN).state()).isEqualTo(Link.State.LINKED);
        assertThat(link(KITCHEN).grant()).contains(grant("ann", "link-1"));
        assertThat(steps).containsExactly("FIRST_USE");
    }

    @Test
    void tokenOfAnIssuerWithoutTheClaim_hasNoGrantToRevoke() throws Exception {
        order(KITCHEN, issuer.token("ann"));
        assertThat(link(KITCHEN).grant()).contains(new Grant(Issuer.user("ann"), Optional.empty()));

        send(disabled(KITCHEN, "PERSISTED"));
        perform();

        assertThat(link(KITCHEN).state()).isEqualTo(Link.State.DISABLED);
        assertThat(revoked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad token", ""})
    void askedToLink_isTheBeginning_andCountsOnce(String token) {
        assertThat(order(KITCHEN, token)).contains("LinkAccount");
        order(KITCHEN, token);

        assertThat(link(KITCHEN).startedAt()).isPresent();
        assertThat(steps).containsExactly("STARTED");
    }

    @Test
    void funnel_goesFromTheOfferToTheFirstUse_andToTheLoss() {
        order(KITCHEN, "");
        send(linked(KITCHEN, token("ann", "link-1")));
        order(KITCHEN, token("ann", "link-1"));
        order(KITCHEN, "");

        assertThat(link(KITCHEN).cause()).contains(LossCause.UNLINKED);
        assertThat(steps).containsExactly("STARTED", "LINKED", "FIRST_USE", "LOST UNLINKED", "STARTED");
    }

    @Test
    void accountLinked_isVerified_andItsTokenReachesNeitherHandlersNorLogs() {
        String token = token("ann", "link-1");
        try (LogLines log = new LogLines("org.sayso")) {
            assertThat(send(linked(KITCHEN, token)).status()).isEqualTo(200);

            assertThat(link(KITCHEN).grant()).contains(grant("ann", "link-1"));
            assertThat(seen).isNotEmpty().noneMatch(envelope -> envelope.contains(token));
            assertThat(log.lines())
                    .anyMatch(line -> line.contains("skill event AccountLinked: APPLIED"))
                    .noneMatch(line -> line.contains(token) || line.contains(KITCHEN));
        }
    }

    @Test
    void accountLinkedWithATokenThatIsRefused_isNoLink() {
        send(linked(KITCHEN, issuer.token("ann", claims -> claims.audience("https://other.example"))));

        assertThat(life.of(VoiceUser.household(TestRequests.SKILL, KITCHEN))).isEmpty();
        assertThat(steps).isEmpty();
    }

    @Test
    void accountLinkedWhileTheIssuerIsDown_isToComeAgain() {
        issuer.goDown();
        ObjectNode event = linked(KITCHEN, token("ann", "link-1"));
        SkillAnswer answer = send(event);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(new String(answer.body(), UTF_8)).contains("EVENT_NOT_TAKEN");
    }

    @Test
    void disabled_endsOnlyThatUsersLink_andWhatWasAskedForThroughIt() throws Exception {
        order(KITCHEN, token("ann", "link-1"));
        order(OFFICE, token("ben", "link-2"));
        send(linked(OFFICE + ".ANN", token("ann", "link-3")));

        assertThat(send(disabled(KITCHEN, "PERSISTED")).status()).isEqualTo(200);
        perform();

        assertThat(link(KITCHEN).state()).isEqualTo(Link.State.DISABLED);
        assertThat(link(OFFICE).state()).isEqualTo(Link.State.LINKED);
        assertThat(link(OFFICE + ".ANN").state()).isEqualTo(Link.State.LINKED);
        assertThat(revoked).containsExactly(grant("ann", "link-1"));
        assertThat(orders.state("1")).isEqualTo("abandoned");
        assertThat(orders.state("2")).isEqualTo("pending");
        assertThat(pending("ann")).isEmpty();
        assertThat(pending("ben")).hasSize(1);
        assertThat(erased).isEmpty();
    }

    private List<Transaction> pending(String subject) {
        return confirmations.allPending(Issuer.user(subject), TestRequests.SKILL);
    }

    @Test
    void twoUsersOfOneAccount_disablingOneLeavesWhatTheOtherAskedFor() throws Exception {
        order(KITCHEN, token("ann", "link-1"));
        order(OFFICE, token("ann", "link-2"));
        assertThat(pending("ann")).extracting(Transaction::reference).containsExactly("2");

        send(disabled(KITCHEN, "PERSISTED"));
        perform();

        assertThat(pending("ann")).extracting(Transaction::reference).containsExactly("2");
        assertThat(link(OFFICE).state()).isEqualTo(Link.State.LINKED);
        assertThat(revoked).containsExactly(grant("ann", "link-1"));
    }

    @Test
    void notPersisted_deletesWhatIsKeptAboutThatUser() throws Exception {
        order(KITCHEN, token("ann", "link-1"));
        send(disabled(KITCHEN, "NOT_PERSISTED"));
        perform();

        assertThat(link(KITCHEN).grant()).isEmpty();
        assertThat(storage.challenges().latest(Issuer.user("ann"), TestRequests.SKILL))
                .isEmpty();
        assertThat(erased)
                .containsExactly(new ErasedUser(
                        VoiceUser.household(TestRequests.SKILL, KITCHEN), Optional.of(Issuer.user("ann")), false));
        assertThat(revoked).containsExactly(grant("ann", "link-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PERSISTED", "not_persisted", "", "SOMETHING_NEW"})
    void anythingElse_deletesNothing(String status) throws Exception {
        order(KITCHEN, token("ann", "link-1"));
        send(disabled(KITCHEN, status));
        perform();

        assertThat(link(KITCHEN).grant()).isPresent();
        assertThat(erased).isEmpty();
    }

    @Test
    void eventThatComesTwice_countsOnce() throws Exception {
        order(KITCHEN, token("ann", "link-1"));
        ObjectNode event = disabled(KITCHEN, "PERSISTED");
        send(event);
        // Another replica does not know the answer of the first.
        endpoint = endpoint(life);
        assertThat(send(event).status()).isEqualTo(200);
        perform();

        assertThat(revoked).hasSize(1);
        assertThat(steps).containsExactly("FIRST_USE", "LOST DISABLED");
    }

    @Test
    void disabledThatWasPublishedBeforeALaterEnablement_undoesNothing() throws Exception {
        ObjectNode late = disabled(KITCHEN, "NOT_PERSISTED");
        request(late)
                .put("eventPublishingTime", clock.instant().minusSeconds(60).toString());
        send(event("SkillEnabled", KITCHEN));
        order(KITCHEN, token("ann", "link-1"));

        send(late);
        perform();

        assertThat(link(KITCHEN).state()).isEqualTo(Link.State.LINKED);
        assertThat(pending("ann")).hasSize(1);
        assertThat(erased).isEmpty();
    }

    @Test
    void permissions_areTheFullSetOfTheNewestEvent() {
        ObjectNode accepted = event("SkillPermissionAccepted", KITCHEN);
        request(accepted)
                .putObject("body")
                .putArray("acceptedPermissions")
                .addObject()
                .put("scope", "alexa::profile:email:read");
        send(accepted);
        VoiceUser user = VoiceUser.household(TestRequests.SKILL, KITCHEN);
        assertThat(life.permissions(user)).containsExactly("alexa::profile:email:read");

        ObjectNode changed = event("SkillPermissionChanged", KITCHEN);
        request(changed)
                .put("eventPublishingTime", clock.instant().plusSeconds(5).toString());
        request(changed).putObject("body").putArray("acceptedPermissions");
        send(changed);
        assertThat(life.permissions(user)).isEmpty();
    }

    @Test
    void forgedEvents_changeNothing() throws Exception {
        order(KITCHEN, token("ann", "link-1"));
        ObjectNode foreign = disabled(KITCHEN, "NOT_PERSISTED");
        ((ObjectNode) foreign.at("/context/System/application")).put("applicationId", "amzn1.ask.skill.other");
        SkillAnswer otherSkill = send(foreign);
        byte[] body = disabled(KITCHEN, "NOT_PERSISTED").toString().getBytes(UTF_8);
        SkillAnswer unsigned = endpoint.answer(new SignedRequest(List.of(TrustedStandIn.ADDRESS), List.of(), body));
        String signature = alexa.sign("another body".getBytes(UTF_8));
        SkillAnswer wronglySigned =
                endpoint.answer(new SignedRequest(List.of(TrustedStandIn.ADDRESS), List.of(signature), body));
        ObjectNode old = disabled(KITCHEN, "NOT_PERSISTED");
        request(old).put("timestamp", clock.instant().minusSeconds(3700).toString());
        SkillAnswer tooOld = send(old);
        perform();

        assertThat(rules(otherSkill, unsigned, wronglySigned, tooOld))
                .containsExactly(
                        "FOREIGN_SKILL", "SIGNATURE_MISSING", "SIGNATURE_INVALID", "TIMESTAMP_OUTSIDE_TOLERANCE");
        assertThat(link(KITCHEN).state()).isEqualTo(Link.State.LINKED);
        assertThat(pending("ann")).hasSize(1);
        assertThat(erased).isEmpty();
    }

    private static List<String> rules(SkillAnswer... answers) throws IOException {
        List<String> rules = new ArrayList<>();
        for (SkillAnswer answer : answers) {
            rules.add(JSON.readTree(answer.body()).path("rule").asText());
        }
        return rules;
    }

    @Test
    void personsLink_isOverWithTheHousehold() throws Exception {
        ask(KITCHEN, "OrderIntent", token("ann", "link-1"), envelope -> {
            ObjectNode system = (ObjectNode) envelope.at("/context/System");
            system.putObject("person")
                    .put("personId", "amzn1.ask.person.BEN")
                    .put("accessToken", token("ben", "link-2"));
        });
        VoiceUser ben = new VoiceUser(TestRequests.SKILL, KITCHEN, Optional.of("amzn1.ask.person.BEN"));
        assertThat(life.of(ben).orElseThrow().grant()).contains(grant("ben", "link-2"));

        send(disabled(KITCHEN, "PERSISTED"));
        perform();

        assertThat(revoked).containsExactly(grant("ben", "link-2"));
        assertThat(pending("ben")).isEmpty();
    }

    @Test
    void eventsSayNothingOfUse() {
        order(KITCHEN, token("ann", "link-1"));
        send(event("SkillEnabled", KITCHEN));
        send(event("SkillPermissionAccepted", KITCHEN));

        assertThat(link(KITCHEN).state()).isEqualTo(Link.State.LINKED);
        assertThat(steps).containsExactly("FIRST_USE");
    }

    @Test
    void storageThatFails_stopsNoRequest_butAnEventComesAgain() {
        Storage full = (Storage) Proxy.newProxyInstance(
                Storage.class.getClassLoader(), new Class<?>[] {Storage.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("unitOfWork")) {
                        throw new IllegalStateException("the disk is full");
                    }
                    return method.invoke(storage, arguments);
                });
        endpoint = endpoint(LinkLife.builder().storage(full).key(KEY).build());

        assertThat(order(KITCHEN, token("ann", "link-1"))).contains("pizza");
        assertThat(send(disabled(KITCHEN, "PERSISTED")).status()).isEqualTo(503);
    }

    @Test
    void audit_hasEachStepWithoutTheUsersId() {
        order(KITCHEN, token("ann", "link-1"));
        send(disabled(KITCHEN, "PERSISTED"));
        storage.unitOfWork().run(() -> storage.audit().take(1, 100));

        assertThat(storage.audit().events(1))
                .extracting(row -> Map.entry(row.kind(), row.skill()))
                .contains(
                        Map.entry("LINK_FIRST_USED", TestRequests.SKILL),
                        Map.entry("SKILL_DISABLED", TestRequests.SKILL));
        assertThat(storage.audit().events(1).toString()).doesNotContain(KITCHEN, "ann");
    }
}
