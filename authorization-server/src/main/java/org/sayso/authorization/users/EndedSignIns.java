package org.sayso.authorization.users;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.sayso.authorization.signin.SignInProof;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends sessions of accounts that are disabled or closed, or were signed out everywhere ({@link Users#signOut}), at the next
 * request and on whatever server that comes to. Thread-safe.
 */
public final class EndedSignIns {

    private final Users users;

    EndedSignIns(Users users) {
        this.users = users;
    }

    /** Adds it to a security chain, before everything that asks who is signed in. */
    public void apply(HttpSecurity http) {
        http.addFilterAfter(new Check(), SecurityContextHolderFilter.class);
    }

    private boolean ended(Authentication signedIn) {
        if (!(signedIn.getPrincipal() instanceof SignedInUser user)
                || !user.subject().startsWith(Users.PREFIX)) {
            return false;
        }
        Instant since = SignInProof.time(signedIn).orElse(Instant.EPOCH).truncatedTo(ChronoUnit.MILLIS);
        return users.find(user.subject())
                .filter(User::open)
                .filter(known -> known.signedOutBefore().stream().noneMatch(since::isBefore))
                .isEmpty();
    }

    private final class Check extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return request.getServletPath().startsWith("/accounts/");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Authentication current = SecurityContextHolder.getContext().getAuthentication();
            if (current != null && ended(current)) {
                SecurityContextHolder.clearContext();
                HttpSession session = request.getSession(false);
                if (session != null) {
                    session.invalidate();
                }
            }
            chain.doFilter(request, response);
        }
    }
}
