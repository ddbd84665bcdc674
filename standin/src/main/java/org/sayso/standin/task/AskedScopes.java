package org.sayso.standin.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The permissions that a skill asks for by voice, each for the account or for a person. */
record AskedScopes(List<String> account, List<String> person) {

    AskedScopes {
        account = List.copyOf(account);
        person = List.copyOf(person);
    }

    /** Reads the task's input; empty if it cannot be read. */
    static Optional<AskedScopes> in(JsonNode input) {
        List<String> account = new ArrayList<>();
        List<String> person = new ArrayList<>();
        for (JsonNode each : input.path("permissionScopes")) {
            String scope = each.path("permissionScope").asString("");
            String level = each.path("consentLevel").asString("");
            if (scope.isEmpty() || !(level.equals("ACCOUNT") || level.equals("PERSON"))) {
                return Optional.empty();
            }
            (level.equals("ACCOUNT") ? account : person).add(scope);
        }
        return account.isEmpty() && person.isEmpty() ? Optional.empty() : Optional.of(new AskedScopes(account, person));
    }

    List<String> all() {
        List<String> all = new ArrayList<>(account);
        all.addAll(person);
        return all.stream().distinct().toList();
    }
}
