package org.sayso.samples.pizza.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.sayso.confirmation.Confirmations;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * Signs a visitor in once more for one approval, whatever session the authorization server holds, and leads back to it.
 *
 * <p>It happens only where the visitor asks for it, so that a sign-in that is still too weak ends on the page and not in a
 * loop. The authorization server is asked with {@code prompt=login} and {@code max_age=0}; what it says in {@code auth_time}
 * and {@code amr} is judged when the visitor approves, since anybody can take a parameter out of an address.
 *
 * @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest">OpenID Connect Core 1.0, 3.1.2.1</a>
 */
final class FreshSignIn {

    private static final String PARAMETER = "approval";
    private static final String ID = "[0-9a-f]{32}";
    private static final String BACK_TO = FreshSignIn.class.getName() + ".approval";

    private FreshSignIn() {}

    /** Where such a sign-in begins. */
    static String address(String approval) {
        return SiteSecurity.SIGN_IN + "?" + PARAMETER + "=" + approval;
    }

    /** Begins sign-ins, with the demand for a fresh one where the address names an approval. */
    static OAuth2AuthorizationRequestResolver requests(ClientRegistrationRepository clients, String baseUri) {
        return new Requests(new DefaultOAuth2AuthorizationRequestResolver(clients, baseUri));
    }

    private record Requests(DefaultOAuth2AuthorizationRequestResolver usual)
            implements OAuth2AuthorizationRequestResolver {

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
            return demanding(usual.resolve(request), request);
        }

        @Override
        public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String clientRegistrationId) {
            return demanding(usual.resolve(request, clientRegistrationId), request);
        }

        private static @Nullable OAuth2AuthorizationRequest demanding(
                @Nullable OAuth2AuthorizationRequest begun, HttpServletRequest request) {
            if (begun == null) {
                return null;
            }
            String approval = request.getParameter(PARAMETER);
            HttpSession session = request.getSession();
            if (approval == null || !approval.matches(ID)) {
                session.removeAttribute(BACK_TO);
                return begun;
            }
            session.setAttribute(BACK_TO, approval);
            return OAuth2AuthorizationRequest.from(begun)
                    .additionalParameters(more -> {
                        more.put("prompt", "login");
                        more.put("max_age", 0);
                    })
                    .build();
        }
    }

    /**
     * Tells the engine that somebody signed in, which gives them back their wrong codes, and leads back to the approval that
     * it was for, if it was for one.
     *
     * @param usual where everybody else goes
     */
    static AuthenticationSuccessHandler success(Confirmations confirmations, AuthenticationSuccessHandler usual) {
        return new Success(confirmations, usual);
    }

    private record Success(Confirmations confirmations, AuthenticationSuccessHandler usual)
            implements AuthenticationSuccessHandler {

        @Override
        public void onAuthenticationSuccess(
                HttpServletRequest request, HttpServletResponse response, Authentication authentication)
                throws IOException, ServletException {
            OidcUser user = (OidcUser) Objects.requireNonNull(authentication.getPrincipal());
            Instant at = user.getIdToken().getAuthenticatedAt();
            if (at != null) {
                confirmations.signedIn(Visitor.of(user).key(), at);
            }
            HttpSession session = request.getSession();
            if (session.getAttribute(BACK_TO) instanceof String approval) {
                session.removeAttribute(BACK_TO);
                response.sendRedirect(ApprovalPages.LIST + "/" + approval);
            } else {
                usual.onAuthenticationSuccess(request, response, authentication);
            }
        }
    }
}
