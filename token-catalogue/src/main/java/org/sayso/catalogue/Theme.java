package org.sayso.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sayso.CallerRefusal;

/** Collects the cases of one theme. */
final class Theme {

    /** In the place of a standard, where there is none that asks for the verdict. */
    static final String HOUSE = "";

    private final String name;
    private final List<TokenCase> cases = new ArrayList<>();
    private Setup setup = Setup.USUAL;

    Theme(String name) {
        this.name = name;
    }

    /** What follows is checked with this configuration. */
    Theme under(Setup setup) {
        this.setup = setup;
        return this;
    }

    Theme bad(CallerRefusal reason, String rule, String id, String what, Draft token) {
        return bad(reason, rule, id, what, token.token());
    }

    Theme bad(CallerRefusal reason, String rule, String id, String what, String token) {
        return add(Optional.of(reason), rule, id, what, token);
    }

    Theme good(String rule, String id, String what, Draft token) {
        return good(rule, id, what, token.token());
    }

    Theme good(String rule, String id, String what, String token) {
        return add(Optional.empty(), rule, id, what, token);
    }

    private Theme add(Optional<CallerRefusal> refusal, String rule, String id, String what, String token) {
        cases.add(new TokenCase(name + '/' + id, what, refusal, rule, setup, token));
        return this;
    }

    List<TokenCase> cases() {
        return cases;
    }
}
