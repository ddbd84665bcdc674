package org.sayso.spring;

import java.util.List;
import org.sayso.delivery.PhoneCountries;

/** Makes the rule about destinations of settings. */
final class Destinations {

    private static final String COUNTRIES = "sayso.confirmation.phone-countries";

    private Destinations() {}

    static PhoneCountries of(SaysoProperties properties) {
        SaysoProperties.Confirmation settings = properties.confirmation();
        PhoneCountries rule = countries(settings.phoneCountries(), Senders.usesTwilio(properties.delivery()));
        return settings.allowVoipNumbers() ? rule.allowingVoip() : rule;
    }

    private static PhoneCountries countries(List<String> countries, boolean required) {
        if (countries.isEmpty() && !required) {
            return PhoneCountries.any();
        }
        Settings.required(
                COUNTRIES,
                countries,
                "Twilio bills text messages to every country: set it to those that your customers' phones are from, such as"
                        + " US,CA (ISO 3166 codes).");
        return Settings.use(COUNTRIES, () -> PhoneCountries.of(countries));
    }
}
