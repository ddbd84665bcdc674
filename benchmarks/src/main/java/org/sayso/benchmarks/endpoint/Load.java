package org.sayso.benchmarks.endpoint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same many times on some connections, each of which asks anew when it has its answer, and takes the time. */
final class Load {

    /** One request. */
    interface Work {

        /** Does it; false if there is nothing left to do. */
        boolean once(int connection) throws Exception;
    }

    /**
     * What it took.
     *
     * @param latencies of each request, in nanoseconds
     * @param seconds of all together
     * @param processorSeconds of the server
     */
    record Taken(long[] latencies, double seconds, double processorSeconds) {

        /** Of several measurements, one after the other. */
        static Taken all(List<Taken> measurements) {
            return new Taken(
                    measurements.stream()
                            .flatMapToLong(each -> Arrays.stream(each.latencies))
                            .sorted()
                            .toArray(),
                    measurements.stream().mapToDouble(Taken::seconds).sum(),
                    measurements.stream().mapToDouble(Taken::processorSeconds).sum());
        }

        double perSecond() {
            return latencies.length / seconds;
        }

        /** Of the server, for one request. */
        double processorMillis() {
            return processorSeconds * 1e3 / latencies.length;
        }

        /** Of what {@link #all} made. */
        double millis(double quantile) {
            return latencies[(int) Math.min(latencies.length - 1, Math.floor(quantile * latencies.length))] / 1e6;
        }
    }

    private Load() {}

    /** Until the work says that there is none left, or the time is over. */
    static Taken run(Running server, int connections, Duration most, Work work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            Duration processor = server.processorTime();
            long begin = System.nanoTime();
            long end = begin + most.toNanos();
            List<Future<List<Long>>> all = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                int connection = i;
                all.add(threads.submit(() -> repeat(connection, end, work)));
            }
            List<Long> latencies = new ArrayList<>();
            for (Future<List<Long>> each : all) {
                latencies.addAll(each.get());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Taken(
                    latencies.stream().mapToLong(Long::longValue).toArray(),
                    seconds,
                    server.processorTime().minus(processor).toNanos() / 1e9);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Long> repeat(int connection, long end, Work work) throws Exception {
        List<Long> latencies = new ArrayList<>();
        long last = System.nanoTime();
        while (last < end && work.once(connection)) {
            long now = System.nanoTime();
            latencies.add(now - last);
            last = now;
        }
        return latencies;
    }
}
