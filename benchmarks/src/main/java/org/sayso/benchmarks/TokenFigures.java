package org.sayso.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs {@link TokenCheckBenchmark} for about two minutes and prints the rows for docs/figures.md. */
public final class TokenFigures {

    private static final int FORKS = 4;
    private static final int ITERATIONS = 4;

    private TokenFigures() {}

    /** Takes the best iteration of all forks: other work on the machine can only make a run slower. */
    public static void main(String[] arguments) throws Exception {
        Options options = new OptionsBuilder()
                .include(TokenCheckBenchmark.class.getSimpleName())
                .forks(FORKS)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.milliseconds(500))
                .threads(1)
                .build();
        Collection<RunResult> results = new Runner(options).run();
        Map<String, Double> best = new TreeMap<>();
        for (RunResult result : results) {
            String label = result.getParams().getBenchmark();
            best.put(label.substring(label.lastIndexOf('.') + 1), best(result));
        }
        double bare = best.getOrDefault("bareSignature", Double.NaN);
        Map<String, String> names = new LinkedHashMap<>();
        names.put("bareSignature", "one bare RSA-2048 verification, the yardstick");
        names.put("saysoCold", "Sayso, all checks");
        names.put("saysoCached", "Sayso, signature remembered, claims compared anew");
        names.put("nimbusAlone", "Nimbus JOSE + JWT");
        names.put("springSecurity", "Spring Security");
        names.put("auth0JavaJwt", "Auth0 java-jwt");
        names.put("oktaJwtVerifier", "okta-jwt-verifier");
        System.out.println("\n| check of one good RS256 token | best time | ratio |\n|---|--:|--:|");
        names.forEach((benchmark, name) -> {
            double micros = best.getOrDefault(benchmark, Double.NaN);
            System.out.printf("| %s | %.1f µs | %.2f |%n", name, micros, micros / bare);
        });
    }

    private static double best(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> StreamSupport.stream(fork.getIterationResults().spliterator(), false))
                .map(IterationResult::getPrimaryResult)
                .mapToDouble(primary -> primary.getScore())
                .min()
                .orElse(Double.NaN);
    }
}
