package org.sayso.samples.pizza.account;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sayso.Inquiry;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.Destination;
import org.sayso.token.UserKey;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the authorization server where a customer can be reached, with the pizzeria's own token.
 *
 * <p>An answer is kept for a minute. Each call takes at most two seconds for the token and two for the answer, less where
 * the inquiry's deadline is nearer. Thread-safe.
 */
@Component
final class AccountContacts implements Contacts {

    private static final String PRINCIPAL = "pizza-on-demand";
    private static final int LARGEST_ANSWER = 16 * 1024;

    private final String issuer;
    private final AuthorizedClientServiceOAuth2AuthorizedClientManager tokens;
    private final OAuth2AuthorizedClientService authorized;
    private final JsonMapper json;
    private final ContactCache cache;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(AccountClients.TIME_OUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    AccountContacts(
            PizzaProperties properties,
            AuthorizedClientServiceOAuth2AuthorizedClientManager tokens,
            OAuth2AuthorizedClientService authorized,
            JsonMapper json,
            ContactCache cache) {
        this.issuer = properties.accountsUrl().toString();
        this.tokens = tokens;
        this.authorized = authorized;
        this.json = json;
        this.cache = cache;
    }

    @Override
    public List<Destination> find(UserKey user, Inquiry inquiry) throws IOException, InterruptedException {
        if (!user.issuer().equals(issuer)) {
            return List.of();
        }
        Optional<List<Destination>> kept = cache.get(user);
        if (kept.isPresent()) {
            return kept.get();
        }
        HttpResponse<InputStream> answer = ask(user, inquiry);
        if (answer.statusCode() == 401) {
            answer.body().close();
            authorized.removeAuthorizedClient(AccountClients.BACKEND, PRINCIPAL);
            answer = ask(user, inquiry);
        }
        List<Destination> found = read(answer);
        if (!found.isEmpty()) {
            cache.put(user, found);
        }
        return found;
    }

    private HttpResponse<InputStream> ask(UserKey user, Inquiry inquiry) throws IOException, InterruptedException {
        String token = token(inquiry);
        URI address = UriComponentsBuilder.fromUriString(issuer)
                .pathSegment("accounts", "{sub}", "contact")
                .encode()
                .buildAndExpand(user.key())
                .toUri();
        return http.send(
                HttpRequest.newBuilder(address)
                        .timeout(share(inquiry))
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    private String token(Inquiry inquiry) throws IOException {
        share(inquiry);
        try {
            OAuth2AuthorizedClient client =
                    tokens.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(AccountClients.BACKEND)
                            .principal(PRINCIPAL)
                            .build());
            if (client == null) {
                throw new IOException("the authorization server gave no token for the contact inquiry");
            }
            return client.getAccessToken().getTokenValue();
        } catch (OAuth2AuthorizationException e) {
            throw new IOException(
                    "the authorization server gave no token for the contact inquiry: "
                            + e.getError().getErrorCode(),
                    e);
        } catch (RestClientException e) {
            throw new IOException("the authorization server does not answer", e);
        }
    }

    private static Duration share(Inquiry inquiry) throws IOException {
        Duration share = inquiry.deadline().atMost(AccountClients.TIME_OUT);
        if (share.isZero()) {
            throw new IOException("no time is left to ask where the customer can be reached");
        }
        return share;
    }

    private List<Destination> read(HttpResponse<InputStream> answer) throws IOException {
        try (InputStream body = answer.body()) {
            if (answer.statusCode() == 404) {
                return List.of();
            }
            if (answer.statusCode() != 200) {
                throw new IOException("the contact inquiry was answered with status " + answer.statusCode());
            }
            return json.readValue(body.readNBytes(LARGEST_ANSWER), ContactAnswer.class)
                    .destinations();
        } catch (JacksonException e) {
            throw new IOException("the answer to the contact inquiry is not readable");
        }
    }
}
