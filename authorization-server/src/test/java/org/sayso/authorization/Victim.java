package org.sayso.authorization;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.sayso.authorization.account.DemoAccounts;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A server in a process of its own, to be killed. It says its port, and when it has done a request for tokens but not answered;
 * at the one it was told to, it then waits for its end.
 */
final class Victim {

    static final String PORT = "~port ";
    static final String DONE = "~done ";

    private Victim() {}

    /** Arguments: the number of the request for tokens to stop at, then settings as {@code name=value}. */
    public static void main(String[] arguments) {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[0]));
        Map<String, String> settings = new LinkedHashMap<>(Assistant.settings());
        for (int i = 1; i < arguments.length; i++) {
            String[] setting = arguments[i].split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        RunningServer server = RunningServer.start(
                settings,
                new DemoAccounts(),
                Clock.systemUTC(),
                context -> context.registerBean(
                        "lastMoment", FilterRegistrationBean.class, () -> lastMoment(new LastMoment(left))));
        System.out.println(PORT + server.base().getPort());
    }

    private static FilterRegistrationBean<Filter> lastMoment(Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/oauth2/token");
        return registration;
    }

    private static final class LastMoment extends OncePerRequestFilter {

        private final AtomicInteger left;

        LastMoment(AtomicInteger left) {
            this.left = left;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, answer);
            int now = left.decrementAndGet();
            System.out.println(DONE + now);
            if (now <= 0) {
                LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(5));
            }
            answer.copyBodyToResponse();
        }
    }
}
