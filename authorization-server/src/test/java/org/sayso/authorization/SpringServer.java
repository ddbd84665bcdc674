package org.sayso.authorization;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.JdbcOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Spring's authorization server as Spring Boot sets it up, with one client, in a process of its own. */
@EnableAutoConfiguration
final class SpringServer {

    static final String MEMORY = "memory";
    static final String DEFAULT = "default";
    static final String PASSWORD = "demo-only-ann";

    /** Arguments: JDBC URL or "memory"; days a refresh token lives or "default"; whether it is used again or "default". */
    public static void main(String[] arguments) {
        FakedServer.endWithParent();
        RegisteredClientRepository clients = new InMemoryRegisteredClientRepository(client(arguments[1], arguments[2]));
        ConfigurableApplicationContext running = new SpringApplicationBuilder(SpringServer.class)
                .properties(Map.of(
                        "server.port", "0",
                        "spring.flyway.enabled", "false",
                        "spring.security.user.name", "ann",
                        "spring.security.user.password", "{noop}" + PASSWORD))
                .initializers(context -> prepare((GenericApplicationContext) context, clients, arguments[0]))
                .run();
        System.out.println(FakedServer.PORT + running.getEnvironment().getProperty("local.server.port"));
    }

    private static void prepare(GenericApplicationContext context, RegisteredClientRepository clients, String url) {
        context.registerBean(RegisteredClientRepository.class, () -> clients);
        context.registerBean("lostAnswers", FilterRegistrationBean.class, LostAnswers::registration);
        if (!url.equals(MEMORY)) {
            context.registerBean(OAuth2AuthorizationService.class, () -> stored(clients, url));
        }
    }

    private static OAuth2AuthorizationService stored(RegisteredClientRepository clients, String url) {
        JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(url));
        ResourceDatabasePopulator schema = new ResourceDatabasePopulator(new ClassPathResource(
                "org/springframework/security/oauth2/server/authorization/oauth2-authorization-schema.sql"));
        // At the second start the table is there.
        schema.setContinueOnError(true);
        schema.execute(Objects.requireNonNull(jdbc.getDataSource()));
        return new JdbcOAuth2AuthorizationService(jdbc, clients);
    }

    private static RegisteredClient client(String days, String reuse) {
        TokenSettings.Builder tokens = TokenSettings.builder();
        if (!days.equals(DEFAULT)) {
            tokens.refreshTokenTimeToLive(Duration.ofDays(Long.parseLong(days)));
        }
        if (!reuse.equals(DEFAULT)) {
            tokens.reuseRefreshTokens(Boolean.parseBoolean(reuse));
        }
        Assistant alexa = Assistant.STEADY;
        return RegisteredClient.withId("alexa")
                .clientId(alexa.clientId())
                .clientSecret("{noop}" + alexa.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
                .redirectUri(RunningServer.STAND_IN)
                .scope("openid")
                .scope("offline_access")
                .tokenSettings(tokens.build())
                .build();
    }
}
