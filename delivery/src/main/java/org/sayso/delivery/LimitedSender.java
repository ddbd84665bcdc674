package org.sayso.delivery;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets only so many text messages to each country pass in a minute, so that a flood which other limits overlook costs little
 * before somebody looks at it. What exceeds fails as something to be tried again, so it waits in the outbox, or is given up
 * at the end of its life. An error is logged once for each country and minute.
 *
 * <p>Minutes begin at full minutes of the clock and count in this process only; each attempt counts. Numbers that no country
 * has count by their prefix. E-mails pass uncounted. Thread-safe.
 */
public final class LimitedSender implements MessageSender {

    private static final Logger LOG = LoggerFactory.getLogger(LimitedSender.class);
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    private final MessageSender sender;
    private final int perMinute;
    private final Clock clock;
    private final Map<String, Integer> attempts = new HashMap<>();
    private long minute;

    /**
     * A limit before this sender.
     *
     * @param perMinute text messages to one country in a minute; at least 1
     * @throws IllegalArgumentException where {@code perMinute} is less
     */
    public LimitedSender(MessageSender sender, int perMinute, Clock clock) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("a limit of " + perMinute + " lets nothing pass; use at least 1");
        }
        this.sender = sender;
        this.perMinute = perMinute;
        this.clock = clock;
    }

    @Override
    public void send(Message message) throws IOException, InterruptedException {
        if (message.to().channel() == Channel.SMS) {
            pass(countryOf(message.to().address()));
        }
        sender.send(message);
    }

    private void pass(String country) throws IOException {
        int attempt = count(country);
        if (attempt == perMinute + 1) {
            LOG.error(
                    "More than {} text messages to {} in a minute: the rest waits. Is somebody making this skill send them?",
                    perMinute,
                    country);
        }
        if (attempt > perMinute) {
            throw new IOException(
                    "the limit of " + perMinute + " text messages a minute to " + country + " is reached");
        }
    }

    private synchronized int count(String country) {
        long now = Math.floorDiv(clock.instant().getEpochSecond(), 60L);
        if (now != minute) {
            minute = now;
            attempts.clear();
        }
        return attempts.merge(country, 1, Integer::sum);
    }

    private static String countryOf(String number) {
        try {
            PhoneNumber parsed = PLANS.parse(number, null);
            String country = PLANS.getRegionCodeForNumber(parsed);
            return country == null || country.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)
                    ? "+" + parsed.getCountryCode()
                    : country;
        } catch (NumberParseException e) {
            return "nowhere";
        }
    }
}
