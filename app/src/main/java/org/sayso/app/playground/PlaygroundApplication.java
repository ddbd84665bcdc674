package org.sayso.app.playground;

import org.sayso.standin.web.StandInWebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The web application behind the playground's page; whoever starts it supplies the {@code StandIn}, its {@code
 * MovableClock} and a {@code SceneShelf} as beans, the {@code sayso.playground.*} addresses, and sets {@code spring.config.name} to {@code playground}.
 *
 * <p>It names the auto-configurations it wants, instead of excluding those it does not: the class path also carries the
 * database, the sign-in and the authorization server of the other parts, and none of them may creep in here.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    TaskExecutionAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    ThymeleafAutoConfiguration.class
})
@EnableConfigurationProperties(PlaygroundProperties.class)
@Import({
    StandInWebConfiguration.class,
    PlaygroundSecurity.class,
    PageController.class,
    LinkingController.class,
    HouseholdController.class,
    ClockController.class,
    SceneController.class,
    ScenePlays.class,
    PlaygroundStage.class,
    Recordings.class,
    EchoInUse.class,
    HouseholdNames.class,
    TraceController.class,
    TraceClient.class
})
public class PlaygroundApplication {}
