package org.sayso.samples.pizza.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/**
 * Ends the session at the authorization server as well, and comes back to the home page, or to the shop for those who want
 * to sign in as somebody else.
 *
 * @see <a href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">OpenID Connect RP-Initiated Logout</a>
 */
final class SignOut implements LogoutSuccessHandler {

    private final LogoutSuccessHandler home;
    private final LogoutSuccessHandler shop;

    SignOut(ClientRegistrationRepository clients) {
        this.home = to(clients, "{baseUrl}/pod");
        this.shop = to(clients, "{baseUrl}/pod/shop");
    }

    private static LogoutSuccessHandler to(ClientRegistrationRepository clients, String address) {
        OidcClientInitiatedLogoutSuccessHandler handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
        handler.setPostLogoutRedirectUri(address);
        handler.setDefaultTargetUrl("/pod");
        return handler;
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException, ServletException {
        LogoutSuccessHandler next = "shop".equals(request.getParameter("then")) ? shop : home;
        next.onLogoutSuccess(request, response, authentication);
    }
}
