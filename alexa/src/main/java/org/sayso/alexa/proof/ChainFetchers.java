package org.sayso.alexa.proof;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The few threads that fetch certificate chains; daemons that end when there is nothing to fetch. */
final class ChainFetchers {

    private static final int AT_ONCE = 4;
    private static final int WAITING = 64;

    private ChainFetchers() {}

    static Executor create() {
        ThreadPoolExecutor fetchers = new ThreadPoolExecutor(
                AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), work -> {
                    Thread thread = new Thread(work, "sayso-certificate-chains");
                    thread.setDaemon(true);
                    return thread;
                });
        fetchers.allowCoreThreadTimeOut(true);
        return fetchers;
    }
}
