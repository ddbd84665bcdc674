package org.sayso.spring;

import com.amazon.ask.Skill;
import jakarta.servlet.Servlet;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sayso.alexa.ConfirmationPhrase;
import org.sayso.alexa.LinkedHandler;
import org.sayso.alexa.MaybeLinkedHandler;
import org.sayso.alexa.SaysoModule;
import org.sayso.alexa.life.LinkWatch;
import org.sayso.alexa.proof.RequestProof;
import org.sayso.alexa.proof.TrustedStandIn;
import org.sayso.alexa.voiceforward.VoiceForward;
import org.sayso.alexa.web.AlexaServlet;
import org.sayso.alexa.web.SkillEndpoint;
import org.sayso.alexa.web.TraceSink;
import org.sayso.confirmation.Confirmations;
import org.sayso.confirmation.Contacts;
import org.sayso.confirmation.PlatformPin;
import org.sayso.link.life.UserDataEraser;
import org.sayso.token.TokenVerifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/** Plugs the four questions into the skill, and puts it behind its address. */
@AutoConfiguration(
        after = {TokenAutoConfiguration.class, ConfirmationAutoConfiguration.class, LinkAutoConfiguration.class})
@ConditionalOnProperty(name = "sayso.enabled", matchIfMissing = true)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(VoiceForwardProperties.class)
class SkillAutoConfiguration {

    private static final int FINGERPRINT_KEY_BYTES = 32;

    @Bean
    @ConditionalOnMissingBean
    SaysoModule saysoModule(
            SaysoProperties properties,
            ConfirmationProperties confirmation,
            TokenVerifier tokenVerifier,
            ObjectProvider<Confirmations> confirmations,
            ObjectProvider<Contacts> contacts,
            ObjectProvider<VoiceForward> voiceForward,
            ObjectProvider<LinkWatch> links,
            RefusalListener refusals,
            List<LinkedHandler> linked,
            List<MaybeLinkedHandler> maybeLinked) {
        SaysoModule.Builder module = SaysoModule.builder()
                .tokenVerifier(tokenVerifier)
                .skillName(Settings.required(
                        "sayso.skill-name", properties.skillName(), "Set it to what the skill is called when spoken."))
                .scopeNames(properties.scopeNames())
                .refusals(refusals)
                .linkedHandlers(linked)
                .maybeLinkedHandlers(maybeLinked);
        boolean personalization = properties.alexa().personalization();
        module.personalization(personalization);
        confirmations.ifAvailable(engine -> requireNoContradiction(engine, personalization, voiceForward));
        confirmations.ifAvailable(engine ->
                module.confirmations(engine).contacts(contacts.getObject()).confirmationPhrase(phrase(confirmation)));
        voiceForward.ifAvailable(module::voiceForward);
        links.ifAvailable(module::links);
        return module.build();
    }

    private static void requireNoContradiction(
            Confirmations engine, boolean personalization, ObjectProvider<VoiceForward> voiceForward) {
        if (!engine.methods().contains(PlatformPin.NAME)) {
            return;
        }
        if (voiceForward.getIfAvailable() != null) {
            throw new RefusedSettingException(
                    "sayso.confirmation.methods",
                    "has profile-pin while accounts are linked by voice (sayso.voice-forward.enabled): Amazon excludes the pair",
                    "PINs take personalization, and linking by voice takes a skill without it. Do"
                            + " without one of the two, or make two skills.");
        }
        if (!personalization) {
            throw new RefusedSettingException(
                    "sayso.confirmation.methods",
                    "has profile-pin while sayso.alexa.personalization is false",
                    "Alexa asks for PINs only in skills with personalization. Give the skill's manifest the permissions"
                            + " alexa::person_id:read and alexa::authenticate:2:optional (or :mandatory), and set"
                            + " sayso.alexa.personalization=true.");
        }
    }

    /** Accounts are linked by voice where the tokens are Amazon's own, and nowhere else. */
    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnProperty("sayso.voice-forward.enabled")
    VoiceForward saysoVoiceForward(VoiceForwardProperties properties, TokenProperties token, Clock clock) {
        if (token.profile() != TokenProperties.Profile.LOGIN_WITH_AMAZON) {
            throw new RefusedSettingException(
                    "sayso.voice-forward.enabled",
                    "is true while sayso.token.profile is not login-with-amazon",
                    "Amazon links accounts by voice only for services that sign their users in with Login with Amazon:"
                            + " set sayso.token.profile=login-with-amazon, or do without.");
        }
        VoiceForward.Builder builder = VoiceForward.builder().clock(clock);
        Settings.use("sayso.voice-forward.intent", () -> builder.intent(properties.intent()));
        Settings.use("sayso.voice-forward.cool-down", () -> builder.coolDown(properties.coolDown()));
        properties
                .words()
                .forEach((language, words) -> Settings.use(
                        "sayso.voice-forward.words." + language,
                        () -> builder.words(
                                language, new VoiceForward.Words(words.offer(), words.declined(), words.linked()))));
        return builder.build();
    }

    /** Who wants nothing kept is not remembered as somebody who said no, either; on other servers it is a hash until they restart. */
    @Bean
    UserDataEraser saysoVoiceForwardEraser(ObjectProvider<VoiceForward> voiceForward) {
        return erased ->
                voiceForward.ifAvailable(offers -> offers.forget(erased.user().userId()));
    }

    @Bean
    @ConditionalOnMissingBean
    RequestProof saysoRequestProof(SaysoProperties properties, Clock clock, Environment environment) {
        RequestProof.Builder proof = RequestProof.builder()
                .skillId(Settings.required(
                        "sayso.skill-id",
                        properties.skillId(),
                        "Set it to the id that the Alexa developer console shows for the skill: amzn1.ask.skill...."))
                .clock(clock);
        SaysoProperties.InsecureStandIn standIn = properties.alexa().insecureStandIn();
        URI chainUrl = standIn.chainUrl();
        Path authority = standIn.certificateAuthority();
        if (chainUrl != null || authority != null) {
            Settings.onLoopbackOnly("sayso.alexa.insecure-stand-in", environment);
            if (chainUrl == null || authority == null) {
                throw new RefusedSettingException(
                        "sayso.alexa.insecure-stand-in." + (chainUrl == null ? "chain-url" : "certificate-authority"),
                        "is not set while the other of the pair is",
                        "Set both or none.");
            }
            proof.insecureStandIn(
                    Settings.use("sayso.alexa.insecure-stand-in", () -> TrustedStandIn.of(chainUrl, authority)));
        }
        return Settings.use(
                        "sayso.alexa.timestamp-tolerance",
                        () -> proof.timestampTolerance(properties.alexa().timestampTolerance()))
                .build();
    }

    @Bean
    @ConditionalOnMissingBean
    SkillEndpoint saysoSkillEndpoint(
            RequestProof proof,
            Skill skill,
            Clock clock,
            ObjectProvider<LinkWatch> links,
            ObjectProvider<TraceSink> trace) {
        SkillEndpoint.Builder endpoint =
                SkillEndpoint.builder().proof(proof).skill(skill).clock(clock);
        links.ifAvailable(endpoint::links);
        trace.ifAvailable(sink -> {
            byte[] key = new byte[FINGERPRINT_KEY_BYTES];
            new SecureRandom().nextBytes(key);
            endpoint.trace(sink, key);
        });
        return endpoint.build();
    }

    @Bean
    @ConditionalOnMissingBean(AlexaServlet.class)
    AlexaServlet saysoAlexaServlet(SkillEndpoint endpoint) {
        return new AlexaServlet(endpoint);
    }

    @Bean
    @ConditionalOnMissingBean(name = "saysoAlexaServletRegistration")
    ServletRegistrationBean<Servlet> saysoAlexaServletRegistration(AlexaServlet servlet, SaysoProperties properties) {
        ServletRegistrationBean<Servlet> registration = new ServletRegistrationBean<>(servlet, path(properties));
        registration.setName("saysoAlexa");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    @ConditionalOnMissingBean(name = "saysoAlexaFilterRegistration")
    FilterRegistrationBean<AheadOfSecurity> saysoAlexaFilterRegistration(
            AlexaServlet servlet, SaysoProperties properties) {
        return AheadOfSecurity.registration("saysoAlexaAheadOfSecurity", servlet, path(properties));
    }

    /** On for as long as something is on that is for one machine only. */
    @Bean
    @ConditionalOnMissingBean(name = "saysoOwnNameFilter")
    FilterRegistrationBean<OwnNameFilter> saysoOwnNameFilter(SaysoProperties properties, Environment environment) {
        FilterRegistrationBean<OwnNameFilter> registration = new FilterRegistrationBean<>(new OwnNameFilter());
        registration.setEnabled(properties.alexa().insecureStandIn().chainUrl() != null
                || environment.getProperty("sayso.trace.enabled", Boolean.class, false));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static String path(SaysoProperties properties) {
        String path = properties.alexa().path();
        if (!path.startsWith("/") || path.length() < 2 || path.contains("*")) {
            throw new RefusedSettingException(
                    "sayso.alexa.path", "is not the path of one address", "Let it begin with a slash, such as /alexa.");
        }
        return path;
    }

    private static ConfirmationPhrase phrase(ConfirmationProperties settings) {
        ConfirmationProperties.Again again = settings.again();
        ConfirmationProperties.Status status = settings.status();
        return new ConfirmationPhrase(
                Settings.required(
                        "sayso.confirmation.intent",
                        settings.intent(),
                        "Set it to the intent of the interaction model that hears a code, such as AuthorizeOrderIntent."),
                Settings.required(
                        "sayso.confirmation.slot", settings.slot(), "Set it to the slot that holds the code."),
                Settings.required(
                        "sayso.confirmation.phrase",
                        settings.phrase(),
                        "Set it to the words before the code, such as: authorize order"),
                Optional.ofNullable(settings.referenceSlot()),
                Optional.ofNullable(again.intent())
                        .map(intent -> new ConfirmationPhrase.Again(
                                intent, again.slot(), again.phrase(), again.otherPhrase())),
                Optional.ofNullable(status.intent())
                        .map(intent -> new ConfirmationPhrase.Status(intent, status.phrase())));
    }
}
