package org.sayso.samples.wear;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the requests for userinfo on their way into the accounts, and answers in their place where they shall fail. */
final class UserInfoTap extends HttpFilter {

    private static final long serialVersionUID = 1L;

    final transient AtomicInteger requests = new AtomicInteger();
    volatile boolean failing;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getRequestURI().equals("/userinfo")) {
            requests.incrementAndGet();
            if (failing) {
                response.setStatus(503);
                return;
            }
        }
        chain.doFilter(request, response);
    }
}
