package org.sayso.app.serve;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sayso.app.post.DeliveredMessages;
import org.sayso.authorization.account.Contact;
import org.sayso.authorization.message.AccountMessages;
import org.sayso.authorization.settings.InvalidSettingException;
import org.sayso.authorization.settings.Secret;
import org.sayso.confirmation.DestinationRule;
import org.sayso.confirmation.Message;
import org.sayso.confirmation.MessageSender;
import org.sayso.delivery.LimitedSender;
import org.sayso.delivery.PhoneCountries;
import org.sayso.delivery.TwilioCredentials;
import org.sayso.delivery.TwilioSender;
import org.sayso.delivery.WebhookSender;

/** Makes what carries the server's text messages to phones of the chosen countries. */
final class TextMessages {

    private static final String PREFIX = "sayso.authorization.text-messages.";

    private TextMessages() {}

    /**
     * By the settings; empty where they name nobody.
     *
     * @throws InvalidSettingException naming the setting and the fix
     */
    static Optional<AccountMessages> of(TextMessageSettings settings, Clock clock) {
        boolean twilio = settings.twilio().accountSid() != null;
        boolean webhook = settings.webhook().url() != null;
        if (!twilio && !webhook) {
            return Optional.empty();
        }
        if (twilio && webhook) {
            throw new InvalidSettingException(
                    PREFIX + "twilio and " + PREFIX + "webhook are both set",
                    "Remove one of them: each would carry every text message.");
        }
        DestinationRule countries = use("countries", () -> PhoneCountries.of(settings.countries()));
        MessageSender sender = twilio ? twilio(settings.twilio(), clock) : webhook(settings.webhook(), clock);
        MessageSender limited = use("per-minute", () -> new LimitedSender(sender, settings.perMinute(), clock));
        return Optional.of(
                new DeliveredMessages(message -> send(message, countries, limited), Set.of(Contact.Channel.SMS)));
    }

    private static void send(Message message, DestinationRule countries, MessageSender sender)
            throws IOException, InterruptedException {
        if (!countries.allows(message.to())) {
            throw new IOException("the number is none of the countries in " + PREFIX + "countries, or costs more");
        }
        sender.send(message);
    }

    private static MessageSender twilio(TextMessageSettings.Twilio settings, Clock clock) {
        String account = Objects.requireNonNull(settings.accountSid());
        Secret token = settings.authToken();
        Secret keySecret = settings.apiKeySecret();
        String key = settings.apiKeySid();
        if ((token == null) == (key == null || keySecret == null)) {
            throw new InvalidSettingException(
                    PREFIX + "twilio needs either auth-token, or api-key-sid and api-key-secret",
                    "Set one of the two; an API key can be withdrawn by itself.");
        }
        String from = required("twilio.from", settings.from(), "the number that text messages come from");
        TwilioCredentials credentials = use(
                "twilio",
                () -> token != null
                        ? TwilioCredentials.authToken(account, token.reveal())
                        : TwilioCredentials.apiKey(account, String.valueOf(key), reveal(keySecret)));
        return use("twilio", () -> new TwilioSender(settings.url(), credentials, from, clock));
    }

    private static MessageSender webhook(TextMessageSettings.Webhook settings, Clock clock) {
        URI url = Objects.requireNonNull(settings.url());
        return use(
                "webhook", () -> new WebhookSender(url, Base64.getDecoder().decode(reveal(settings.secret())), clock));
    }

    private static String reveal(@Nullable Secret secret) {
        return secret == null ? "" : secret.reveal();
    }

    private static String required(String name, @Nullable String value, String what) {
        if (value == null || value.isBlank()) {
            throw new InvalidSettingException(PREFIX + name + " is missing", "Set it to " + what + ".");
        }
        return value;
    }

    private static <T> T use(String name, Supplier<T> made) {
        try {
            return made.get();
        } catch (IllegalArgumentException refused) {
            throw new InvalidSettingException(PREFIX + name + " cannot be used", refused.getMessage() + ".");
        }
    }
}
