package org.sayso.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * Tokens that must be refused, each with its exact reason, and tokens at the border that must be accepted.
 *
 * <p>All keys are made once in a process; none is stored. The profile is RFC 9068 with one audience, one allowed client and
 * 60 seconds of skew.
 */
public final class Catalogue {

    private Catalogue() {}

    /** All bad tokens. */
    public static List<TokenCase> bad(Scene scene) {
        Draft good = Draft.good(scene);
        List<TokenCase> all = new ArrayList<>();
        all.addAll(AlgorithmCases.of(good));
        all.addAll(SignatureCases.of(good));
        all.addAll(CurveCases.of(good));
        all.addAll(KeyCases.of(good));
        all.addAll(KeyIdCases.of(good, scene));
        all.addAll(HeaderCases.of(good, scene));
        all.addAll(FormCases.of(good));
        all.addAll(EncodingCases.of(good));
        all.addAll(JsonCases.of(good));
        all.addAll(KindCases.of(good));
        all.addAll(IssuerCases.of(good, scene));
        all.addAll(AudienceCases.of(good, scene));
        all.addAll(TimeCases.of(good, scene));
        all.addAll(ClaimCases.of(good));
        return List.copyOf(all);
    }

    /** All good tokens. */
    public static List<TokenCase> good(Scene scene) {
        return List.copyOf(GoodCases.of(Draft.good(scene), scene));
    }

    /** Tokens that are good, from accounts that may not do what is asked. */
    public static List<ScopeCase> scopes(Scene scene) {
        return ScopeCase.all(Draft.good(scene));
    }

    /** Good tokens of which the issuer knows better. */
    public static List<AskedCase> asked(Scene scene) {
        return AskedCase.all(Draft.good(scene), scene);
    }
}
