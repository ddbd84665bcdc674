package org.sayso.standin.amazon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sayso.standin.amazon.ApiAccessTokens.Access;
import org.sayso.standin.household.CustomerProfile;

/**
 * What a skill may ask about its customer, and about the person who speaks: name, mail address, phone number, and where the
 * device stands. Answers 200 with a value, 204 without one, 401 for a token that is not good, 403 without the permission, 429
 * while {@link #throttled}. Thread-safe.
 *
 * <p>The error codes are those of Amazon's SDK; for 403 and 429 it has none, and {@code ACCESS_DENIED} and {@code
 * UNKNOWN_ERROR} stand in for what was not found.
 *
 * @see <a href="https://developer.amazon.com/docs/custom-skills/customer-profile-api-reference.html">Customer profile
 *     API</a>
 */
public final class CustomerProfileApi {

    private static final String PERSON_ID = "alexa::person_id:read";

    private final ApiAccessTokens tokens;
    private final Function<Access, Optional<Customer>> customers;
    private volatile boolean throttled;

    /**
     * Who is behind a token.
     *
     * @param account the profile of the owner of the device's account; null where nobody of the household owns it
     * @param granted the scopes that the skill has for the account
     * @param person the profile of the person whose voice was recognised; null without one
     * @param grantedByPerson the scopes that the skill has for that person
     */
    public record Customer(
            @Nullable CustomerProfile account,
            Set<String> granted,
            @Nullable CustomerProfile person,
            Set<String> grantedByPerson) {}

    /** @param customers finds out who is behind a token; empty for one of a skill that was disabled since */
    public CustomerProfileApi(ApiAccessTokens tokens, Function<Access, Optional<Customer>> customers) {
        this.tokens = tokens;
        this.customers = customers;
    }

    /** Whether every call is answered with 429, until told otherwise. */
    public void throttled(boolean on) {
        throttled = on;
    }

    private enum Key {
        NAME("name", "alexa::profile:name:read", CustomerProfile::fullName),
        GIVEN_NAME("givenName", "alexa::profile:given_name:read", CustomerProfile::givenName),
        EMAIL("email", "alexa::profile:email:read", CustomerProfile::email),
        MOBILE_NUMBER("mobileNumber", "alexa::profile:mobile_number:read", CustomerProfileApi::mobileNumber);

        private final String word;
        private final String scope;
        private final Function<CustomerProfile, @Nullable Object> value;

        Key(String word, String scope, Function<CustomerProfile, @Nullable Object> value) {
            this.word = word;
            this.scope = scope;
            this.value = value;
        }

        static Optional<Key> of(String word) {
            return List.of(values()).stream()
                    .filter(key -> key.word.equals(word))
                    .findFirst();
        }
    }

    /**
     * A setting of the account's profile.
     *
     * @param token the bearer token; empty without one
     * @param setting such as {@code Profile.givenName}
     */
    public ApiAnswer account(String token, String setting) {
        Optional<Key> key =
                setting.startsWith("Profile.") ? Key.of(setting.substring("Profile.".length())) : Optional.empty();
        return answered(
                token,
                customer -> key.map(each -> value(each, customer.account(), customer.granted(), Set.of(each.scope)))
                        .orElseGet(CustomerProfileApi::unknown));
    }

    /**
     * A member of the profile of whoever spoke; there is no mail address.
     *
     * @param token the bearer token; empty without one
     * @param member such as {@code givenName}
     */
    public ApiAnswer person(String token, String member) {
        Optional<Key> key = Key.of(member).filter(each -> each != Key.EMAIL);
        return answered(
                token,
                customer -> key.map(each -> customer.person() == null
                                ? denied()
                                : value(
                                        each,
                                        customer.person(),
                                        customer.grantedByPerson(),
                                        Set.of(PERSON_ID, each.scope)))
                        .orElseGet(CustomerProfileApi::unknown));
    }

    private static ApiAnswer value(
            Key key, @Nullable CustomerProfile profile, Set<String> granted, Set<String> needed) {
        if (!granted.containsAll(needed)) {
            return denied();
        }
        return ApiAnswer.value(profile == null ? null : key.value.apply(profile));
    }

    /**
     * The country and postal code of a device.
     *
     * @param token the bearer token; empty without one
     * @param deviceId must be the one that the request with this token came from
     */
    public ApiAnswer countryAndPostalCode(String token, String deviceId) {
        return answered(token, customer -> {
            String own = tokens.read(token).map(Access::deviceId).orElse("");
            if (!own.equals(deviceId)
                    || !customer.granted().contains("read::alexa:device:all:address:country_and_postal_code")) {
                return denied();
            }
            CustomerProfile account = customer.account();
            if (account == null || (account.countryCode() == null && account.postalCode() == null)) {
                return ApiAnswer.value(null);
            }
            Map<String, @Nullable String> place = new LinkedHashMap<>();
            place.put("countryCode", account.countryCode());
            place.put("postalCode", account.postalCode());
            return ApiAnswer.value(place);
        });
    }

    private ApiAnswer answered(String token, Function<Customer, ApiAnswer> answer) {
        if (throttled) {
            return ApiAnswer.error(429, "UNKNOWN_ERROR", "Too many requests");
        }
        return tokens.read(token)
                .flatMap(customers)
                .map(answer)
                .orElseGet(() -> ApiAnswer.error(
                        401, "INVALID_TOKEN", "The apiAccessToken is malformed, too old or not valid here"));
    }

    private static ApiAnswer unknown() {
        return ApiAnswer.error(404, "INVALID_KEY", "There is no such setting");
    }

    private static ApiAnswer denied() {
        return ApiAnswer.error(403, "ACCESS_DENIED", "The customer did not grant the permission for this");
    }

    private static @Nullable Object mobileNumber(CustomerProfile profile) {
        String number = profile.mobileNumber();
        if (number == null) {
            return null;
        }
        String digits = number.replaceAll("[^0-9]", "");
        int country = Math.min(DialingCode.length(digits), digits.length());
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("countryCode", "+" + digits.substring(0, country));
        parts.put("phoneNumber", digits.substring(country));
        return parts;
    }
}
