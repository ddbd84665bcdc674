package org.sayso.spring;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Linking accounts by voice (Amazon: voice-forward account linking). Only with Login with Amazon, and without personalization.
 *
 * @param enabled whether it is offered
 * @param intent the intent of the interaction model that says "link my account"
 * @param coolDown for how long an account is not offered it again after a no: 0 to 365 days
 * @param words the skill's own words by language, such as en; Sayso's stand in for those that are missing
 */
@ConfigurationProperties("sayso.voice-forward")
record VoiceForwardProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("LinkMyAccountIntent") String intent,
        @DefaultValue("1d") Duration coolDown,
        @DefaultValue Map<String, Words> words) {

    /**
     * What is said in one language.
     *
     * @param offer what the account is good for, and how to answer
     * @param declined said after a no, with a question for what else to do
     * @param linked said once the account is linked where nothing was asked for before, with a question
     */
    record Words(
            @Nullable String offer,
            @Nullable String declined,
            @Nullable String linked) {}
}
