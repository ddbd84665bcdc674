package org.sayso.samples.pizza.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * Ends the session at the authorization server as well, and comes back to the home page; from there to the shop for those
 * who want to sign in as somebody else.
 *
 * @see <a href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">OpenID Connect RP-Initiated Logout</a>
 */
final class SignOut implements LogoutSuccessHandler {

    private static final String TO_SHOP = SignOut.class.getName() + ".toShop";

    private final OidcClientInitiatedLogoutSuccessHandler handler;

    SignOut(ClientRegistrationRepository clients) {
        handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
        handler.setPostLogoutRedirectUri("{baseUrl}/pod");
        handler.setDefaultTargetUrl("/pod");
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException, ServletException {
        if ("shop".equals(request.getParameter("then"))) {
            request.getSession().setAttribute(TO_SHOP, true);
        }
        handler.onLogoutSuccess(request, response, authentication);
    }

    /** Whether this person is on the way to the shop; says so once. */
    static boolean leadsToShop(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || session.getAttribute(TO_SHOP) == null) {
            return false;
        }
        session.removeAttribute(TO_SHOP);
        return true;
    }
}
