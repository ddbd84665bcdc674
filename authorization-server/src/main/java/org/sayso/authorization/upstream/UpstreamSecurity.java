package org.sayso.authorization.upstream;

import java.util.Optional;
import org.sayso.authorization.signin.SignInProblem;
import org.sayso.authorization.signin.SignedInUser;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;

/** Adds sign-in elsewhere to the security chain of the pages. Immutable. */
public final class UpstreamSecurity {

    /** Where it begins, followed by the provider's name. */
    public static final String START = "/sign-in/with";

    /** Follows the provider's name where its answer comes. */
    static final String ANSWER = "/answer";

    private final Optional<Parts> parts;

    /** What there is if there is a provider. */
    record Parts(Providers providers, UpstreamSignIn signIn) {}

    UpstreamSecurity(Optional<Parts> parts) {
        this.parts = parts;
    }

    /** Adds it, if there is a provider; sign-in goes on with the request in the cache. */
    public void apply(HttpSecurity http, RequestCache requestCache) {
        parts.ifPresent(used -> http.with(new Chain(used, requestCache), chain -> {}));
    }

    /** Asks the provider whether an answer is good. */
    static AuthenticationManager checks() {
        OidcAuthorizationCodeAuthenticationProvider answers =
                new OidcAuthorizationCodeAuthenticationProvider(ProviderCalls.tokens(), ProviderCalls.userInfo());
        answers.setJwtDecoderFactory(new ProviderKeys());
        return new FewAtOnce(new ProviderManager(answers));
    }

    /** Later than the chain's own parts, whose session strategy it shares. */
    private static final class Chain extends AbstractHttpConfigurer<Chain, HttpSecurity> {

        private final Parts parts;
        private final RequestCache requestCache;

        Chain(Parts parts, RequestCache requestCache) {
            this.parts = parts;
            this.requestCache = requestCache;
        }

        @Override
        public void configure(HttpSecurity http) {
            UpstreamRequests requests = new UpstreamRequests(parts.providers());
            DefaultOAuth2AuthorizationRequestResolver resolver =
                    new DefaultOAuth2AuthorizationRequestResolver(parts.providers(), START);
            resolver.setAuthorizationRequestCustomizer(
                    OAuth2AuthorizationRequestCustomizers.withPkce().andThen(Chain::askAgain));
            OAuth2AuthorizationRequestRedirectFilter leave = new OAuth2AuthorizationRequestRedirectFilter(resolver);
            leave.setAuthorizationRequestRepository(requests);
            leave.setRequestCache(requestCache);
            leave.setAuthenticationFailureHandler(SignInProblem::rememberElsewhere);
            http.addFilter(leave);
            http.addFilterAt(complete(http, requests), OAuth2LoginAuthenticationFilter.class);
        }

        private UpstreamSignIn complete(HttpSecurity http, UpstreamRequests requests) {
            SavedRequestAwareAuthenticationSuccessHandler goOn = new SavedRequestAwareAuthenticationSuccessHandler();
            goOn.setRequestCache(requestCache);
            UpstreamSignIn back = parts.signIn();
            back.setAuthorizationRequestRepository(requests);
            back.setAuthenticationManager(checks());
            back.setAuthenticationSuccessHandler(goOn);
            back.setAuthenticationFailureHandler(SignInProblem::rememberElsewhere);
            back.setSessionAuthenticationStrategy(
                    shared(http, SessionAuthenticationStrategy.class, (signedIn, request, response) -> {
                        throw new IllegalStateException("no strategy for sessions");
                    }));
            back.setSecurityContextRepository(
                    shared(http, SecurityContextRepository.class, new HttpSessionSecurityContextRepository()));
            return back;
        }

        private static <T> T shared(HttpSecurity http, Class<T> type, T otherwise) {
            T shared = http.getSharedObject(type);
            return shared == null ? otherwise : shared;
        }

        /** Who is signed in and was sent here once more has to prove it once more. */
        private static void askAgain(OAuth2AuthorizationRequest.Builder request) {
            Authentication current = SecurityContextHolder.getContext().getAuthentication();
            if (current != null && current.getPrincipal() instanceof SignedInUser) {
                request.additionalParameters(more -> more.put("prompt", "login"));
            }
        }
    }
}
