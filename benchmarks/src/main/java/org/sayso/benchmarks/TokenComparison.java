package org.sayso.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sayso.catalogue.Catalogue;
import org.sayso.catalogue.Scene;
import org.sayso.catalogue.Setup;
import org.sayso.catalogue.TokenCase;

/** Shows the whole catalogue to every library, and writes who judges what wrongly as a page of the documentation. */
public final class TokenComparison {

    private TokenComparison() {}

    /** What became of one token. */
    private enum Outcome {
        ACCEPTED,
        REFUSED,
        /** Refused by an exception that is not the library's way to refuse. */
        CRASHED
    }

    /** What one library made of all tokens. */
    private record Result(
            Library library, Map<TokenCase, Outcome> outcomes, List<String> accidents, int addressesCalled) {

        boolean wrong(TokenCase each) {
            return (outcomes.get(each) == Outcome.ACCEPTED) != each.good();
        }

        long wrong(List<TokenCase> cases, Predicate<TokenCase> which) {
            return cases.stream().filter(which).filter(this::wrong).count();
        }
    }

    /** Runs everything and writes {@code token-comparison.md} into the directory that the argument names. */
    public static void main(String[] arguments) throws Exception {
        Path page = Path.of(arguments[0], "token-comparison.md");
        try (KeyServer server = new KeyServer()) {
            Scene scene = new Scene(
                    server.issuer(),
                    "https://pizza-on-demand.example",
                    Instant.now().truncatedTo(ChronoUnit.SECONDS),
                    server.trap());
            List<TokenCase> bad = Catalogue.bad(scene);
            List<TokenCase> good = Catalogue.good(scene);
            List<TokenCase> all = new ArrayList<>(good);
            all.addAll(bad);
            List<Result> results = new ArrayList<>();
            for (Library library : Library.all()) {
                results.add(run(library, all, scene, server));
            }
            Files.writeString(page, Page.of(results, good, bad));
        }
        System.out.println("written: " + page);
        System.exit(0);
    }

    private static Result run(Library library, List<TokenCase> all, Scene scene, KeyServer server) throws Exception {
        int before = server.trapped();
        Map<TokenCase, Outcome> outcomes = new LinkedHashMap<>();
        List<String> accidents = new ArrayList<>();
        Map<Setup, List<TokenCase>> bySetup =
                all.stream().collect(Collectors.groupingBy(TokenCase::setup, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<Setup, List<TokenCase>> group : bySetup.entrySet()) {
            server.publish(group.getKey().jwks());
            Library.Check check = library.check(group.getKey(), scene, server);
            for (TokenCase each : group.getValue()) {
                outcomes.put(each, outcome(library, check, each, accidents));
            }
        }
        return new Result(library, outcomes, accidents, server.trapped() - before);
    }

    private static Outcome outcome(Library library, Library.Check check, TokenCase each, List<String> accidents) {
        try {
            check.accept(each.token());
            return Outcome.ACCEPTED;
        } catch (Exception | StackOverflowError thrown) {
            if (each.good()) {
                System.err.println(library.name() + " refuses " + each.id() + ": " + thrown);
            }
            if (library.refusal(thrown)) {
                return Outcome.REFUSED;
            }
            accidents.add("`" + each.id() + "`: " + thrown.getClass().getSimpleName());
            return Outcome.CRASHED;
        }
    }

    /** The page. */
    private static final class Page {

        private static String of(List<Result> results, List<TokenCase> good, List<TokenCase> bad) {
            StringBuilder page = new StringBuilder();
            page.append("""
                    # Tokens: Sayso beside other libraries

                    Made by `mvn -q -Pcompare-tokens -pl benchmarks -am process-classes`; do not edit.

                    Every library sees the same %d bad and %d good tokens (module `token-catalogue`), keys over HTTP, one clock, and
                    every check that its documentation offers for access tokens. Checks of one's own code, which most of them
                    allow, are not counted as theirs. The catalogue and the house policy are Sayso's own, so that Sayso does
                    well on it proves that it keeps its word, not that it is better. Therefore tokens that a standard forbids, or
                    tells their receiver to refuse, are counted apart from those that only this project's policy refuses:
                    **a library that accepts one of the latter breaks no standard.**

                    """.formatted(bad.size(), good.size()));
            counts(page, results, good, bad);
            page.append("\n## Settings\n");
            for (Result result : results) {
                page.append("\n**").append(result.library().name()).append("**\n\n");
                result.library()
                        .settings()
                        .forEach(line -> page.append("- ").append(line).append('\n'));
            }
            better(page, results, good, bad);
            rows(page, results, "Good tokens that are refused", good);
            rows(
                    page,
                    results,
                    "Bad tokens that are accepted against a standard",
                    only(bad, each -> !each.housePolicy()));
            rows(page, results, "Bad tokens that are accepted, house policy only", only(bad, TokenCase::housePolicy));
            accidents(page, results);
            return page.toString();
        }

        private static List<TokenCase> only(List<TokenCase> cases, Predicate<TokenCase> which) {
            return cases.stream().filter(which).toList();
        }

        private static void counts(
                StringBuilder page, List<Result> results, List<TokenCase> good, List<TokenCase> bad) {
            page.append(
                    "| library | good, refused (standard) | good, refused (house) | bad, accepted (standard) |"
                            + " bad, accepted (house) | refused by accident | addresses in tokens called |\n|---|--:|--:|--:|--:|--:|--:|\n");
            long goodHouse = good.stream().filter(TokenCase::housePolicy).count();
            long badHouse = bad.stream().filter(TokenCase::housePolicy).count();
            page.append("| *of* | *%d* | *%d* | *%d* | *%d* | | |%n"
                    .formatted(good.size() - goodHouse, goodHouse, bad.size() - badHouse, badHouse));
            for (Result result : results) {
                page.append("| %s | %d | %d | %d | %d | %d | %d |%n"
                        .formatted(
                                result.library().name(),
                                result.wrong(good, each -> !each.housePolicy()),
                                result.wrong(good, TokenCase::housePolicy),
                                result.wrong(bad, each -> !each.housePolicy()),
                                result.wrong(bad, TokenCase::housePolicy),
                                result.accidents().size(),
                                result.addressesCalled()));
            }
            page.append(
                    "\n\"By accident\": the token is refused, but by an exception that the library does not document for it,"
                            + " such as a NullPointerException.\n");
        }

        private static void better(
                StringBuilder page, List<Result> results, List<TokenCase> good, List<TokenCase> bad) {
            Result ours = results.get(0);
            List<TokenCase> lost = new ArrayList<>(only(good, ours::wrong));
            lost.addAll(only(bad, ours::wrong));
            page.append("\n## Where another does better\n\n");
            page.append(
                    lost.isEmpty()
                            ? "In this catalogue: no row, since it was written with Sayso. Outside of it:\n\n"
                            : lost.stream()
                                    .map(each -> "- `" + each.id() + "`: " + each.what() + "\n")
                                    .collect(Collectors.joining("", "", "\nOutside of this catalogue:\n\n")));
            page.append("""
                    - Each row of the last table is a token that the libraries marked there can serve and Sayso cannot: whoever
                      has an issuer that sends `jku`, leaves out `kid` or writes tokens over 8 KB is better off with them.
                    - Spring Security, Nimbus and java-jwt verify ES384 and ES512, the first two PS384 and PS512, and Nimbus
                      EdDSA with a further library. Sayso offers RS256, RS384, RS512, PS256 and ES256.
                    - Nimbus decrypts tokens (RFC 7516), and with it Spring Security. Sayso refuses them.
                    - Spring Security checks that a token is bound to a certificate or a key of its sender (RFC 8705, RFC 9449).
                      Alexa sends plain bearer tokens, so Sayso does not.
                    - java-jwt and okta-jwt-verifier need no configuration of claims to get going, and have fewer options to
                      understand.
                    """);
        }

        private static void rows(StringBuilder page, List<Result> results, String title, List<TokenCase> cases) {
            page.append("\n## ").append(title).append("\n\n");
            List<TokenCase> misjudged = only(cases, each -> results.stream().anyMatch(result -> result.wrong(each)));
            if (misjudged.isEmpty()) {
                page.append("None.\n");
                return;
            }
            page.append("| token | what | rule | ");
            page.append(results.stream()
                    .map(result -> result.library().name().replaceAll(" [\\d.]+$", ""))
                    .collect(Collectors.joining(" | ")));
            page.append(" |\n|---|---|---|")
                    .append(":-:|".repeat(results.size()))
                    .append('\n');
            for (TokenCase each : misjudged) {
                page.append("| `%s` | %s | %s |"
                        .formatted(each.id(), each.what(), each.housePolicy() ? "house" : each.rule()));
                results.forEach(
                        result -> page.append(result.wrong(each) ? (each.good() ? " refuses |" : " accepts |") : " |"));
                page.append('\n');
            }
        }

        private static void accidents(StringBuilder page, List<Result> results) {
            page.append("\n## Refused by accident\n\n");
            for (Result result : results) {
                if (!result.accidents().isEmpty()) {
                    page.append("- **").append(result.library().name()).append("**: ");
                    page.append(String.join(", ", result.accidents())).append('\n');
                }
            }
        }
    }
}
