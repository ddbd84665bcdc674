package org.sayso.confirmation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.sayso.link.Duty;
import org.sayso.link.Link;
import org.sayso.link.Links;
import org.sayso.token.UserKey;

/** Links in maps. */
final class InMemoryLinks implements Links {

    private final InMemoryStorage storage;

    InMemoryLinks(InMemoryStorage storage) {
        this.storage = storage;
    }

    @Override
    public Optional<Link> find(String name) {
        return storage.step(false, () -> Optional.ofNullable(storage.links.get(name)));
    }

    @Override
    public List<Link> ofUser(String userName) {
        return where(link -> link.userName().equals(userName));
    }

    @Override
    public List<Link> ofAccount(UserKey account) {
        return where(link ->
                link.grant().filter(grant -> grant.account().equals(account)).isPresent());
    }

    private List<Link> where(Predicate<Link> which) {
        return storage.step(
                false,
                () -> storage.links.values().stream()
                        .filter(which)
                        .sorted(Comparator.comparing(Link::name))
                        .toList());
    }

    @Override
    public Link lock(Link fresh) {
        return storage.step(true, () -> storage.links.computeIfAbsent(fresh.name(), name -> fresh));
    }

    @Override
    public void write(Link link) {
        storage.step(true, () -> Optional.ofNullable(storage.links.replace(link.name(), link)));
    }

    @Override
    public boolean remove(String name) {
        return storage.step(true, () -> storage.links.remove(name) != null);
    }

    @Override
    public List<Link> startedBefore(Instant before, int limit) {
        return storage.step(
                false,
                () -> storage.links.values().stream()
                        .filter(link -> link.startedAt()
                                .filter(at -> at.isBefore(before))
                                .isPresent())
                        .sorted(Comparator.comparing(link -> link.startedAt().orElseThrow()))
                        .limit(limit)
                        .toList());
    }

    @Override
    public int prune(Instant before) {
        return storage.step(true, () -> {
            int all = storage.links.size();
            storage.links
                    .values()
                    .removeIf(link -> link.state() != Link.State.LINKED
                            && link.changedAt().isBefore(before));
            storage.linkEvents.values().removeIf(at -> at.isBefore(before));
            return all - storage.links.size();
        });
    }

    @Override
    public boolean isNews(String event, Instant now) {
        return storage.step(true, () -> storage.linkEvents.putIfAbsent(event, now) == null);
    }

    @Override
    public void owe(Duty duty) {
        storage.step(true, () -> Optional.ofNullable(storage.duties.put(duty.id(), duty)));
    }

    @Override
    public Optional<Duty> duty(String id) {
        return storage.step(false, () -> Optional.ofNullable(storage.duties.get(id)));
    }

    @Override
    public List<Duty> claim(Instant now, Instant until, int limit) {
        return storage.step(
                true,
                () -> storage.duties.values().stream()
                        .filter(duty -> !duty.dueAt().isAfter(now))
                        .sorted(Comparator.comparing(Duty::dueAt))
                        .limit(limit)
                        .toList()
                        .stream()
                        .map(duty -> put(duty, until, duty.attempts() + 1))
                        .toList());
    }

    @Override
    public Optional<Instant> nextDue() {
        return storage.step(
                false, () -> storage.duties.values().stream().map(Duty::dueAt).min(Comparator.naturalOrder()));
    }

    @Override
    public boolean retry(String id, Instant dueAt) {
        return storage.step(
                true,
                () -> Optional.ofNullable(storage.duties.get(id))
                        .map(duty -> put(duty, dueAt, duty.attempts()))
                        .isPresent());
    }

    @Override
    public boolean done(String id) {
        return storage.step(true, () -> storage.duties.remove(id) != null);
    }

    private Duty put(Duty duty, Instant dueAt, int attempts) {
        Duty changed = duty.dueAt(dueAt, attempts);
        storage.duties.put(duty.id(), changed);
        return changed;
    }
}
