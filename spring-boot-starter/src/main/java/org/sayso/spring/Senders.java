package org.sayso.spring;

import java.net.URI;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.MessageSender;
import org.sayso.delivery.ByChannel;
import org.sayso.delivery.LimitedSender;
import org.sayso.delivery.PhoneInboxSender;
import org.sayso.delivery.SmtpSender;
import org.sayso.delivery.SmtpServer;
import org.sayso.delivery.SmtpTls;
import org.sayso.delivery.TwilioCredentials;
import org.sayso.delivery.TwilioSender;
import org.sayso.delivery.WebhookSender;

/** Makes senders of settings, and refuses those that cannot work, contradict each other or would never be used. */
final class Senders {

    private static final String SMTP = "sayso.delivery.smtp";
    private static final String TWILIO = "sayso.delivery.twilio";
    private static final String WEBHOOK = "sayso.delivery.webhook";
    private static final String INBOX = "sayso.delivery.phone-inbox";

    private Senders() {}

    static MessageSender of(SaysoProperties.Delivery settings, Clock clock) {
        Map<Channel, MessageSender> senders = new EnumMap<>(Channel.class);
        SaysoProperties.Smtp smtp = settings.smtp();
        if (anySet(smtp.host(), smtp.user(), smtp.password(), smtp.from())) {
            senders.put(Channel.EMAIL, smtp(smtp));
        }
        if (usesTwilio(settings)) {
            senders.put(Channel.SMS, limited(twilio(settings.twilio(), clock), settings, clock));
        }
        SaysoProperties.Webhook webhook = settings.webhook();
        boolean toWebhook = webhook.url() != null || anySet(webhook.secret());
        boolean toInbox = settings.phoneInbox().url() != null
                || anySet(settings.phoneInbox().token());
        if (toWebhook && toInbox) {
            throw new RefusedSettingException(
                    WEBHOOK,
                    "is set together with " + INBOX,
                    "Both take messages of every channel: remove one of them.");
        }
        if (toWebhook || toInbox || senders.isEmpty()) {
            if (senders.size() == Channel.values().length) {
                throw new RefusedSettingException(
                        toWebhook ? WEBHOOK : INBOX,
                        "is set while " + SMTP + " and " + TWILIO + " take every message",
                        "It would carry nothing: remove it, or one of the others.");
            }
            MessageSender others =
                    toWebhook ? limited(webhook(webhook, clock), settings, clock) : inbox(settings.phoneInbox());
            for (Channel channel : Channel.values()) {
                senders.putIfAbsent(channel, others);
            }
        }
        return new ByChannel(senders);
    }

    static boolean usesTwilio(SaysoProperties.Delivery settings) {
        SaysoProperties.Twilio twilio = settings.twilio();
        return anySet(
                twilio.accountSid(), twilio.authToken(), twilio.apiKeySid(), twilio.apiKeySecret(), twilio.from());
    }

    private static MessageSender limited(MessageSender sender, SaysoProperties.Delivery settings, Clock clock) {
        return Settings.use(
                "sayso.delivery.text-messages-per-minute",
                () -> new LimitedSender(sender, settings.textMessagesPerMinute(), clock));
    }

    private static MessageSender smtp(SaysoProperties.Smtp settings) {
        String host = Settings.required(SMTP + ".host", settings.host(), "Set it to the name of the mail server.");
        String from = Settings.required(
                SMTP + ".from",
                settings.from(),
                "Set it to who mails come from, such as Pizza on Demand <orders@example.com>.");
        if (set(settings.user()) != set(settings.password())) {
            throw new RefusedSettingException(
                    SMTP + (set(settings.user()) ? ".password" : ".user"),
                    "is not set while the other is",
                    "Set user and password, or neither where the mail server wants none.");
        }
        SmtpTls tls = settings.tls() == null ? SmtpTls.defaultFor(host) : settings.tls();
        int usual = switch (tls) {
            case STARTTLS -> 587;
            case IMPLICIT -> 465;
            case INSECURE_NONE -> 25;
        };
        int port = settings.port() == null ? usual : settings.port();
        String user = set(settings.user()) ? settings.user() : null;
        String password = set(settings.password()) ? settings.password() : null;
        SmtpServer server = Settings.use(SMTP, () -> new SmtpServer(host, port, tls, user, password));
        return Settings.use(SMTP + ".from", () -> new SmtpSender(server, from));
    }

    private static MessageSender twilio(SaysoProperties.Twilio settings, Clock clock) {
        String account = Settings.required(
                TWILIO + ".account-sid",
                settings.accountSid(),
                "Set it to the account's SID, AC and 32 hex digits, as Twilio's console shows it.");
        String from = Settings.required(
                TWILIO + ".from",
                settings.from(),
                "Set it to the number that text messages come from, such as +12025550142, or a messaging service's id.");
        boolean byApiKey = anySet(settings.apiKeySid(), settings.apiKeySecret());
        if (byApiKey && set(settings.authToken())) {
            throw new RefusedSettingException(
                    TWILIO + ".auth-token",
                    "is set together with an API key",
                    "Only one of them is used: remove the other. An API key can be withdrawn by itself.");
        }
        TwilioCredentials credentials = byApiKey ? apiKey(account, settings) : authToken(account, settings);
        return Settings.use(TWILIO, () -> new TwilioSender(settings.url(), credentials, from, clock));
    }

    private static TwilioCredentials authToken(String account, SaysoProperties.Twilio settings) {
        String token = Settings.required(
                TWILIO + ".auth-token",
                settings.authToken(),
                "Set it to the account's auth token, or set api-key-sid and api-key-secret.");
        return Settings.use(TWILIO, () -> TwilioCredentials.authToken(account, token));
    }

    private static TwilioCredentials apiKey(String account, SaysoProperties.Twilio settings) {
        String sid = Settings.required(
                TWILIO + ".api-key-sid", settings.apiKeySid(), "Set it to the API key's SID, SK and 32 hex digits.");
        String secret = Settings.required(
                TWILIO + ".api-key-secret",
                settings.apiKeySecret(),
                "Set it to the secret that Twilio showed when the API key was made.");
        return Settings.use(TWILIO, () -> TwilioCredentials.apiKey(account, sid, secret));
    }

    private static MessageSender webhook(SaysoProperties.Webhook settings, Clock clock) {
        URI url = settings.url();
        if (url == null) {
            throw new RefusedSettingException(
                    WEBHOOK + ".url", "is not set", "Set it to the address that takes messages, or remove the secret.");
        }
        byte[] secret = Settings.key(WEBHOOK + ".secret", settings.secret());
        return Settings.use(WEBHOOK + ".url", () -> new WebhookSender(url, secret, clock));
    }

    private static MessageSender inbox(SaysoProperties.PhoneInbox settings) {
        URI url = settings.url();
        if (url == null) {
            throw new RefusedSettingException(
                    INBOX + ".url",
                    "is not set, so codes would reach nobody",
                    "Set it to the address of a phone inbox, set " + SMTP + ", " + TWILIO + " or " + WEBHOOK
                            + " in its place, or define a bean of type MessageSender.");
        }
        String token = Settings.required(
                INBOX + ".token",
                settings.token(),
                "Set it to the bearer token that the inbox asks for. Make one with: openssl rand -hex 32");
        return Settings.use(INBOX + ".url", () -> new PhoneInboxSender(url, token));
    }

    static boolean anySet(@Nullable String... values) {
        for (String value : values) {
            if (set(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean set(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
