package org.sayso.confirmation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The verified destinations of an account, sealed beside its challenge: notices and receipts need them later. */
final class Reach {

    private final TextSeal seal;

    Reach(TextSeal seal) {
        this.seal = seal;
    }

    String seal(String challengeId, List<Destination> destinations) {
        List<Object> list = new ArrayList<>();
        for (Destination each : destinations.subList(0, Math.min(destinations.size(), 4))) {
            list.add(Map.of("channel", each.channel().name(), "address", each.address()));
        }
        return seal.seal("reach " + challengeId, CanonicalJson.write(Map.of("to", list)));
    }

    /** What was sealed; empty where the key was changed since. */
    List<Destination> open(Challenge.Terms terms) {
        Optional<String> plain =
                seal.open("reach " + terms.id(), terms.sending().reach());
        List<Destination> destinations = new ArrayList<>();
        plain.map(CanonicalJson::readObject).ifPresent(json -> {
            for (Object each : (List<?>) json.getOrDefault("to", List.of())) {
                Map<?, ?> one = (Map<?, ?>) each;
                destinations.add(new Destination(
                        Channel.valueOf(String.valueOf(one.get("channel"))), String.valueOf(one.get("address"))));
            }
        });
        return destinations;
    }
}
