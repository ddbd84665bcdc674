package org.sayso.confirmation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sayso.token.UserKey;

class TransactionTests {

    private static final UserKey ANN = new UserKey("https://id.example", "user-ann");
    private static final Map<String, Object> DETAILS = Map.of(
            "amount",
            "14.50",
            "count",
            2,
            "currency",
            "USD",
            "toppings",
            List.of("pepperoni", "crème"),
            "vegan",
            false);

    private static Transaction order(Map<String, Object> details) {
        return new Transaction("amzn1.ask.skill.1", "pizza-order", ANN, "order-7", details, "1");
    }

    @Test
    void digest_isTheOneThatAnotherLanguageComputes() {
        // sha256 over the sorted, compact form, computed with Python.
        assertThat(order(DETAILS).digest())
                .isEqualTo("0ef1632a8dd8773971e4ce278664a3e311e1be7a94458a3fc3cced5f935f61aa");
    }

    @Test
    void sameDetailsInAnotherOrderAndWidth_haveTheSameDigest() {
        Map<String, Object> other = new LinkedHashMap<>();
        DETAILS.keySet().stream().sorted(Comparator.reverseOrder()).forEach(k -> other.put(k, DETAILS.get(k)));
        other.put("count", 2L);

        assertThat(order(other).digest()).isEqualTo(order(DETAILS).digest());
        assertThat(order(other)).isEqualTo(order(DETAILS));
    }

    @Test
    void everyComponent_changesTheDigest() {
        Set<String> digests = new HashSet<>();
        digests.add(order(DETAILS).digest());
        digests.add(new Transaction("other", "pizza-order", ANN, "order-7", DETAILS, "1").digest());
        digests.add(new Transaction("amzn1.ask.skill.1", "other", ANN, "order-7", DETAILS, "1").digest());
        digests.add(new Transaction(
                        "amzn1.ask.skill.1",
                        "pizza-order",
                        new UserKey("https://x", "user-ann"),
                        "order-7",
                        DETAILS,
                        "1")
                .digest());
        digests.add(new Transaction(
                        "amzn1.ask.skill.1",
                        "pizza-order",
                        new UserKey("https://id.example", "x"),
                        "order-7",
                        DETAILS,
                        "1")
                .digest());
        digests.add(new Transaction("amzn1.ask.skill.1", "pizza-order", ANN, "order-8", DETAILS, "1").digest());
        digests.add(new Transaction("amzn1.ask.skill.1", "pizza-order", ANN, "order-7", DETAILS, "2").digest());
        digests.add(order(Map.of("amount", "14.5", "currency", "USD")).digest());
        digests.add(order(Map.of("amount", "14.00", "currency", "EUR")).digest());
        digests.add(order(Map.of("amount", "14", "currency", "USD")).digest());

        assertThat(digests).hasSize(10);
    }

    @Test
    void fraction_isRefusedAtConstructionNamingTheFix() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order(Map.of("amount", 14.5)))
                .withMessageContaining("decimal strings");
    }

    @Test
    void detailsChangedAfterwards_leaveTheTransactionAlone() {
        List<Object> toppings = new ArrayList<>(List.of("pepperoni"));
        Map<String, Object> details = new HashMap<>(Map.of("toppings", toppings));
        Transaction order = order(details);
        String digest = order.digest();

        toppings.add("anchovies");
        details.put("amount", "99.00");
        details.put("currency", "USD");

        assertThat(order.digest()).isEqualTo(digest);
        assertThatThrownBy(() -> ((List<?>) order.details().getOrDefault("toppings", toppings)).clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> order.details().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void json_isReadBackAsTheSameTransaction() {
        assertThat(Transaction.fromJson(order(DETAILS).toJson())).isEqualTo(order(DETAILS));
    }

    @Test
    void jsonWithMissingOrFurtherMembers_isRefused() {
        String json = order(DETAILS).toJson();

        assertThatIllegalArgumentException().isThrownBy(() -> Transaction.fromJson("{}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transaction.fromJson(json.replace("\"user\":", "\"usr\":")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Transaction.fromJson(json.replace("\"user\":", "\"x\":1,\"user\":")));
    }

    @Test
    void transactionThatNobodyCouldAgreeTo_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> order(Map.of("text", "x".repeat(40_000))))
                .withMessageContaining("32768");
        assertThatIllegalArgumentException().isThrownBy(() -> new Transaction("s", " ", ANN, "r", Map.of(), "1"));
    }
}
