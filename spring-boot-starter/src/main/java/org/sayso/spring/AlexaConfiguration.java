package org.sayso.spring;

import com.amazon.ask.Skill;
import java.time.Clock;
import java.util.List;
import org.sayso.alexa.ConfirmationPhrase;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.SaysoModule;
import org.sayso.alexa.proof.RequestProof;
import org.sayso.alexa.proof.TrustedStandIn;
import org.sayso.alexa.web.AlexaServlet;
import org.sayso.alexa.web.SkillEndpoint;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Contacts;
import org.sayso.token.TokenVerifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Question one, the module for the ASK SDK, and the webhook. */
@Configuration(proxyBeanMethods = false)
class AlexaConfiguration {

    @Bean
    @ConditionalOnMissingBean
    RequestProof requestProof(SaysoProperties properties, Clock clock, Environment environment) {
        SaysoProperties.Alexa alexa = properties.alexa();
        String skillId = Settings.required(
                properties.skillId(),
                "sayso.skill-id",
                "Set it to the skill id that the Alexa developer console shows.");
        RequestProof.Builder builder = RequestProof.builder().skillId(skillId).clock(clock);
        Settings.setting(
                "sayso.alexa.timestamp-tolerance", () -> builder.timestampTolerance(alexa.timestampTolerance()));
        SaysoProperties.StandIn standIn = alexa.insecureStandIn();
        if (standIn != null) {
            String prefix = "sayso.alexa.insecure-stand-in.";
            Settings.loopbackOnly(environment, prefix + "chain-url");
            String fix = "Set both chain-url and certificate-authority, or neither.";
            var chainUrl = Settings.required(standIn.chainUrl(), prefix + "chain-url", fix);
            var authority = Settings.required(standIn.certificateAuthority(), prefix + "certificate-authority", fix);
            Settings.setting(
                    "sayso.alexa.insecure-stand-in",
                    () -> builder.insecureStandIn(TrustedStandIn.of(chainUrl, authority)));
        }
        return builder.build();
    }

    @Bean
    @ConditionalOnMissingBean
    SaysoModule saysoModule(
            SaysoProperties properties,
            TokenVerifier tokenVerifier,
            ObjectProvider<Confirmations> confirmations,
            ObjectProvider<Contacts> contacts,
            List<LinkedHandler> linkedHandlers,
            ObjectProvider<MaybeLinkedHandler> maybeLinkedHandlers) {
        SaysoModule.Builder builder = SaysoModule.builder()
                .tokenVerifier(tokenVerifier)
                .skillName(skillName(properties))
                .linkedHandlers(linkedHandlers)
                .maybeLinkedHandlers(maybeLinkedHandlers.orderedStream().toList());
        confirmations.ifAvailable(engine -> {
            SaysoProperties.Confirmation settings = properties.confirmation();
            builder.confirmations(engine)
                    .contacts(contacts(contacts))
                    .confirmationPhrase(new ConfirmationPhrase(settings.intent(), settings.slot(), settings.phrase()));
        });
        return builder.build();
    }

    private static Contacts contacts(ObjectProvider<Contacts> contacts) {
        Contacts found = contacts.getIfAvailable();
        if (found == null) {
            throw new RefusedSettingException(
                    "The application", "has no Contacts bean", "Define one that knows where an account's codes go.");
        }
        return found;
    }

    static String skillName(SaysoProperties properties) {
        return Settings.required(
                properties.skillName(), "sayso.skill-name", "Set it to the skill's name as it is spoken.");
    }

    @Bean
    @ConditionalOnMissingBean
    SkillEndpoint skillEndpoint(
            SaysoProperties properties,
            RequestProof proof,
            ObjectProvider<Skill> skill,
            ObjectProvider<LastTrace> trace,
            Clock clock) {
        Skill found = skill.getIfAvailable();
        if (found == null) {
            throw new RefusedSettingException(
                    "The application",
                    "has no Skill bean",
                    "Define one: new CustomSkillBuilder().addRequestHandlers(...).registerSdkModule(saysoModule).build()");
        }
        SkillEndpoint.Builder builder =
                SkillEndpoint.builder().proof(proof).skill(found).clock(clock);
        Settings.setting(
                "sayso.alexa.budget", () -> builder.budget(properties.alexa().budget()));
        trace.ifAvailable(last -> builder.trace(last, last.fingerprintKey()));
        return builder.build();
    }

    /** The webhook is a plain servlet ahead of MVC: it needs the raw bytes, and carries its own proof. */
    @Bean
    ServletRegistrationBean<AlexaServlet> alexaServlet(SaysoProperties properties, SkillEndpoint endpoint) {
        ServletRegistrationBean<AlexaServlet> registration = new ServletRegistrationBean<>(
                new AlexaServlet(endpoint), properties.alexa().path());
        registration.setName("alexa");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
