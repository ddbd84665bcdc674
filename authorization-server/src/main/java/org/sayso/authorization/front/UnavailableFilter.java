package org.sayso.authorization.front;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.sayso.authorization.store.Outage;
import org.sayso.authorization.users.BusyException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 with {@code Retry-After} (RFC 9110 section 15.6.4) where a database or a directory does not answer, or too many
 * passwords are being hashed: it is no fault of this server's, and who tries again is served. Thread-safe.
 */
final class UnavailableFilter extends OncePerRequestFilter implements Ordered {

    private static final String SECONDS = "5";

    private final BooleanSupplier told;
    private final OutageLog log;

    /** {@code told} is whether the log has been told already what is away; {@code nanoTime} as of {@link System#nanoTime}. */
    UnavailableFilter(BooleanSupplier told, LongSupplier nanoTime) {
        this.told = told;
        log = new OutageLog(nanoTime);
    }

    /** Inside of what times answers, and around everything that asks a database. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 10;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException failure) {
            if (response.isCommitted() || !(isBusy(failure) || Outage.is(failure))) {
                throw failure;
            }
            if (!told.getAsBoolean()) {
                log.note(failure);
            }
            response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static boolean isBusy(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof BusyException) {
                return true;
            }
        }
        return false;
    }
}
