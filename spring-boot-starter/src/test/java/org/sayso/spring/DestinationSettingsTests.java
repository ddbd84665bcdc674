package org.sayso.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.DestinationRule;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which settings let codes go to which phones. */
class DestinationSettingsTests {

    private static final String TWILIO = "sayso.delivery.twilio.account-sid=AC" + "0123456789abcdef".repeat(2);
    private static final String AMERICAN = "+12025550142";
    private static final String GERMAN = "+4915123456789";
    private static final String BRITISH_VOIP = "+445612345678";

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Only.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SaysoProperties.class)
    static class Only {
        @Bean
        DestinationRule rule(SaysoProperties properties) {
            return Destinations.of(properties);
        }
    }

    private static boolean allows(DestinationRule rule, String number) {
        return rule.allows(new Destination(Channel.SMS, number));
    }

    @Test
    void noList_allowsPhonesOfEveryCountry_andNoInternetTelephones() {
        runner.run(context -> {
            DestinationRule rule = context.getBean(DestinationRule.class);
            assertThat(allows(rule, AMERICAN)).isTrue();
            assertThat(allows(rule, GERMAN)).isTrue();
            assertThat(allows(rule, BRITISH_VOIP)).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"US, true, false", "DE, false, true", "'US,DE', true, true"})
    void list_allowsPhonesOfItsCountriesOnly(String countries, boolean american, boolean german) {
        runner.withPropertyValues("sayso.confirmation.phone-countries=" + countries, TWILIO)
                .run(context -> {
                    DestinationRule rule = context.getBean(DestinationRule.class);
                    assertThat(allows(rule, AMERICAN)).isEqualTo(american);
                    assertThat(allows(rule, GERMAN)).isEqualTo(german);
                    assertThat(allows(rule, BRITISH_VOIP)).isFalse();
                });
    }

    @Test
    void internetTelephones_areAllowedByTheirSetting() {
        runner.withPropertyValues("sayso.confirmation.allow-voip-numbers=true")
                .run(context -> assertThat(allows(context.getBean(DestinationRule.class), BRITISH_VOIP))
                        .isTrue());
    }

    @Test
    void twilioWithoutList_isRefusedWithTheFix() {
        refused(
                runner.withPropertyValues(TWILIO),
                "sayso.confirmation.phone-countries is not set",
                "set it to those that your customers' phones are from");
    }

    @Test
    void unknownCountry_isRefusedByName() {
        refused(
                runner.withPropertyValues("sayso.confirmation.phone-countries=US,UK"),
                "sayso.confirmation.phone-countries cannot be used",
                "'UK' is no country");
    }

    private static void refused(ApplicationContextRunner runner, String message, String fix) {
        runner.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(RefusedSettingException.class, refused -> {
                    assertThat(refused).hasMessageContaining(message);
                    assertThat(refused.fix()).contains(fix);
                }));
    }
}
