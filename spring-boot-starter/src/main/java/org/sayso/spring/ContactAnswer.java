package org.sayso.spring;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;

/** What the authorization server knows about reaching a customer; the claim names are OpenID Connect's. No mark means not verified. */
@JsonIgnoreProperties(ignoreUnknown = true)
record ContactAnswer(
        @JsonProperty("preferred_channel") @Nullable String preferredChannel,
        @JsonProperty("phone_number") @Nullable String phoneNumber,
        @JsonProperty("phone_number_verified") @Nullable Boolean phoneNumberVerified,
        @JsonProperty("email") @Nullable String email,
        @JsonProperty("email_verified") @Nullable Boolean emailVerified) {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern MAILBOX = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");

    /** The verified addresses, the one on the preferred channel first. */
    List<Destination> destinations() {
        Optional<Destination> sms = verified(Channel.SMS, phoneNumber, phoneNumberVerified, E164);
        Optional<Destination> mail = verified(Channel.EMAIL, email, emailVerified, MAILBOX);
        return (Channel.EMAIL.name().equals(preferredChannel) ? Stream.of(mail, sms) : Stream.of(sms, mail))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Destination> verified(
            Channel channel, @Nullable String address, @Nullable Boolean verified, Pattern form) {
        return Boolean.TRUE.equals(verified)
                        && address != null
                        && form.matcher(address).matches()
                ? Optional.of(new Destination(channel, address))
                : Optional.empty();
    }
}
