package org.sayso.authorization.settings;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Accounts that this server keeps itself. Immutable.
 *
 * @param kept default false; true keeps accounts in the server's database
 * @param signUp default true; whether people make accounts themselves
 * @param forgottenPassword default true; whether a code by mail lets people choose another password
 * @param codeLife default 15 minutes, 1 minute to 1 hour; how long a mailed code is good
 * @param passwordLength default 8, 8 to 64; the fewest characters of a new password
 */
@ConfigurationProperties("sayso.authorization.accounts")
public record KeptAccountSettings(
        boolean kept,
        @DefaultValue("true") boolean signUp,
        @DefaultValue("true") boolean forgottenPassword,
        @DefaultValue("15m") Duration codeLife,
        @DefaultValue("8") int passwordLength) {

    private static final String PREFIX = "sayso.authorization.accounts.";
    private static final Duration SHORTEST_LIFE = Duration.ofMinutes(1);
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);
    private static final int SHORTEST_PASSWORD = 8;
    private static final int LONGEST_LEAST = 64;

    /** Refuses what would be unsafe. */
    public KeptAccountSettings {
        if (codeLife.compareTo(SHORTEST_LIFE) < 0 || codeLife.compareTo(LONGEST_LIFE) > 0) {
            throw new InvalidSettingException(
                    PREFIX + "code-life is " + codeLife.toSeconds() + " s",
                    "Set it to 1m to 1h: long enough for a mail to come, too short to guess the code.");
        }
        if (passwordLength < SHORTEST_PASSWORD || passwordLength > LONGEST_LEAST) {
            throw new InvalidSettingException(
                    PREFIX + "password-length is " + passwordLength,
                    "Set it to 8 (the least of NIST SP 800-63B) to 64.");
        }
    }

    /** Whether people get mails from these accounts. */
    public boolean mails() {
        return kept && (signUp || forgottenPassword);
    }
}
