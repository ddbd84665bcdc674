package org.sayso.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sayso.jdbc.Orders.ANN;
import static org.sayso.jdbc.Orders.BEN;
import static org.sayso.jdbc.Orders.SKILL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sayso.confirmation.Storage;
import org.sayso.link.Duty;
import org.sayso.link.Grant;
import org.sayso.link.Link;
import org.sayso.link.Links;
import org.sayso.link.LossCause;

/** What every store of links must do. */
abstract class LinksContract {

    private static final Instant T0 = StorageContract.T0;
    private static final Instant LATER = T0.plusSeconds(60);

    private Storage storage;
    private Links links;

    abstract Storage storage();

    @BeforeEach
    void open() {
        storage = storage();
        links = storage.links();
    }

    private <T> T in(Supplier<T> work) {
        return storage.unitOfWork().run(work);
    }

    private Link put(Link link) {
        in(() -> {
            links.lock(link);
            links.write(link);
            return true;
        });
        return link;
    }

    private static Link fresh(String name) {
        return Link.unknown(name, name, SKILL, T0);
    }

    private static Grant grant(String id) {
        return new Grant(ANN, Optional.of(id));
    }

    @Test
    void everyPartOfALink_isReadBack() {
        Link known = put(fresh("a").started(T0));
        Link linked = put(fresh("b")
                .enabled(T0, T0)
                .markedLinked(LATER, T0)
                .linked(grant("grant-1"), T0, T0)
                .used(LATER)
                .permitted(Set.of("alexa::profile:email:read", "alexa::devices:all:address:full:read"), LATER, LATER));
        Link lost =
                put(fresh("c").linked(new Grant(ANN, Optional.empty()), T0, T0).lost(LossCause.EXPIRED, LATER));
        Link over = put(new Link(
                        "d",
                        "b",
                        SKILL,
                        Link.State.KNOWN,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        T0,
                        linked.marks(),
                        linked.permissions())
                .disabled(LATER, LATER));

        for (Link link : List.of(known, linked, lost, over)) {
            assertThat(links.find(link.name())).contains(link);
        }
        assertThat(links.find("nobody")).isEmpty();
        assertThat(links.ofUser("b")).containsExactly(linked, over);
    }

    @Test
    void lockedLink_isTheOneThatIsThere_notTheFreshOne() {
        Link linked = put(fresh("a").linked(grant("grant-1"), T0, T0));

        assertThat(in(() -> links.lock(fresh("a")))).isEqualTo(linked);
        assertThat(in(() -> links.lock(fresh("b")))).isEqualTo(fresh("b"));
        assertThat(links.find("b")).contains(fresh("b"));
    }

    @Test
    void linksOfAnAccount_areThatAccountsAtThatIssuer_inEveryState() {
        Link one = put(fresh("a").linked(grant("grant-1"), T0, T0));
        Link two = put(fresh("b").linked(grant("grant-2"), T0, T0).disabled(T0, T0));
        put(fresh("c").linked(new Grant(BEN, Optional.of("grant-3")), T0, T0));

        assertThat(links.ofAccount(ANN)).containsExactly(one, two);
        in(() -> links.remove("a"));
        assertThat(links.ofAccount(ANN)).containsExactly(two);
        assertThat(in(() -> links.remove("a"))).isFalse();
    }

    @Test
    void pruning_leavesWhatIsLinked_andWhatChangedLately() {
        put(fresh("linked").linked(grant("grant-1"), T0, T0));
        put(fresh("known"));
        put(fresh("over").disabled(T0, T0));
        put(fresh("lately").disabled(T0, LATER));
        in(() -> links.isNews("event", T0));

        assertThat(in(() -> links.prune(LATER))).isEqualTo(2);
        assertThat(links.find("linked")).isPresent();
        assertThat(links.find("lately")).isPresent();
        assertThat(links.find("over")).isEmpty();
        assertThat(in(() -> links.isNews("event", LATER))).isTrue();
    }

    @Test
    void offersFromBefore_areFoundOldestFirst() {
        put(fresh("b").started(T0.plusMillis(1)));
        put(fresh("a").started(T0));
        put(fresh("c").started(LATER));
        put(fresh("d"));

        assertThat(links.startedBefore(LATER, 10)).extracting(Link::name).containsExactly("a", "b");
        assertThat(links.startedBefore(LATER, 1)).extracting(Link::name).containsExactly("a");
    }

    @Test
    void event_isNewsOnce_andAgainWhereItsUnitOfWorkFailed() {
        assertThatThrownBy(() -> in(() -> {
                    links.isNews("event", T0);
                    throw new IllegalStateException("fault");
                }))
                .hasMessage("fault");

        assertThat(in(() -> links.isNews("event", T0))).isTrue();
        assertThat(in(() -> links.isNews("event", T0))).isFalse();
        assertThat(in(() -> links.isNews("other", T0))).isTrue();
    }

    @Test
    void sameEventManyTimesAtOnce_isNewsOnce() throws Exception {
        assertThat(Together.run(8, () -> in(() -> links.isNews("event", T0))))
                .filteredOn(news -> news)
                .hasSize(1);
    }

    @Test
    void newLinkLockedManyTimesAtOnce_isOne_andLosesNoChange() throws Exception {
        Together.run(
                8,
                () -> in(() -> {
                    Link link = links.lock(fresh("a"));
                    links.write(link.permitted(
                            Stream.concat(
                                            link.permissions().stream(),
                                            Stream.of("p" + link.permissions().size()))
                                    .collect(Collectors.toSet()),
                            T0,
                            T0));
                    return true;
                }));

        assertThat(links.find("a").orElseThrow().permissions()).hasSize(8);
    }

    private Duty owed(String id, Instant dueAt) {
        Duty duty =
                new Duty(id, Duty.Kind.REVOKE, "name", SKILL, Optional.of(grant("grant-1")), "sealed", T0, dueAt, 0);
        in(() -> {
            links.owe(duty);
            return true;
        });
        return duty;
    }

    @Test
    void whatIsOwed_isClaimedWhenDue_byOneOnly_andPutOff() throws Exception {
        owed("b", LATER);
        owed("a", T0);
        assertThat(links.nextDue()).contains(T0);

        List<List<Duty>> claimed = Together.run(8, () -> in(() -> links.claim(T0, T0.plusSeconds(30), 10)));

        assertThat(claimed).flatExtracting(each -> each).singleElement().satisfies(duty -> {
            assertThat(duty.id()).isEqualTo("a");
            assertThat(duty.attempts()).isEqualTo(1);
            assertThat(duty.grant()).contains(grant("grant-1"));
            assertThat(duty.dueAt()).isEqualTo(T0.plusSeconds(30));
            assertThat(links.duty("a")).contains(duty);
        });
        assertThat(links.nextDue()).contains(T0.plusSeconds(30));
    }

    @Test
    void whatIsOwed_isPutOff_andGoneOnceDone() {
        owed("a", T0);

        assertThat(in(() -> links.retry("a", LATER))).isTrue();
        assertThat(in(() -> links.claim(T0, LATER, 10))).isEmpty();
        assertThat(in(() -> links.done("a"))).isTrue();
        assertThat(in(() -> links.done("a"))).isFalse();
        assertThat(in(() -> links.retry("a", LATER))).isFalse();
        assertThat(links.nextDue()).isEmpty();
        assertThat(links.duty("a")).isEmpty();
    }
}
