package org.sayso.delivery;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.Destination;
import org.sayso.confirmation.DestinationRule;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets codes go to phones of certain countries only: to numbers that exist by the country's numbering plan and belong to a
 * mobile or a landline.
 *
 * <p>Premium rate, shared cost, toll-free, personal (070 in the United Kingdom), pager, voicemail and company numbers are
 * refused in every country, as are numbers of no country (satellites). So are internet telephones unless {@link
 * #allowingVoip}, as far as the plan tells them apart: in North America it does not. Why a number is refused is logged,
 * without the number. Mailboxes are none of this rule's business and pass. Thread-safe.
 *
 * @see <a href="https://github.com/google/libphonenumber">libphonenumber</a>
 */
public final class PhoneCountries implements DestinationRule {

    private static final Logger LOG = LoggerFactory.getLogger(PhoneCountries.class);
    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();

    /** Empty for every country. */
    private final Set<String> countries;

    private final Set<PhoneNumberType> types;

    private PhoneCountries(Set<String> countries, Set<PhoneNumberType> types) {
        this.countries = countries;
        this.types = types;
    }

    /**
     * Phones of these countries.
     *
     * @param countries ISO 3166-1 codes of two upper-case letters, such as US and DE; at least one
     * @throws IllegalArgumentException where there is none, or one is not such a code
     */
    public static PhoneCountries of(Collection<String> countries) {
        if (countries.isEmpty()) {
            throw new IllegalArgumentException("name at least one country, such as US");
        }
        for (String country : countries) {
            if (!PLANS.getSupportedRegions().contains(country)) {
                throw new IllegalArgumentException(
                        "'" + country + "' is no country: use ISO 3166 codes of two upper-case"
                                + " letters, such as US or GB, with quotes around \"NO\" in YAML");
            }
        }
        return new PhoneCountries(new TreeSet<>(countries), landlinesAndMobiles());
    }

    /** Phones of every country. */
    public static PhoneCountries any() {
        return new PhoneCountries(Set.of(), landlinesAndMobiles());
    }

    /** The same, and internet telephones (VoIP) too, which belong to whoever has the password, not to a device. */
    public PhoneCountries allowingVoip() {
        Set<PhoneNumberType> more = EnumSet.copyOf(types);
        more.add(PhoneNumberType.VOIP);
        return new PhoneCountries(countries, more);
    }

    @Override
    public boolean allows(Destination destination) {
        if (destination.channel() != Channel.SMS) {
            return true;
        }
        PhoneNumber number;
        try {
            number = PLANS.parse(destination.address(), null);
        } catch (NumberParseException e) {
            return refused("it belongs to no numbering plan");
        }
        // Null for numbers that no plan has; 001 for those of no country.
        String country = PLANS.getRegionCodeForNumber(number);
        if (country == null || country.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY)) {
            return refused("it belongs to no country");
        }
        if (!countries.isEmpty() && !countries.contains(country)) {
            return refused("it belongs to " + country + ", which is not among " + countries);
        }
        PhoneNumberType type = PLANS.getNumberType(number);
        return types.contains(type) || refused("it belongs to " + country + " and is " + type);
    }

    private static boolean refused(String reason) {
        LOG.info("No code may be sent to this phone number: {}", reason);
        return false;
    }

    private static Set<PhoneNumberType> landlinesAndMobiles() {
        return EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE);
    }

    @Override
    public String toString() {
        return "PhoneCountries[" + (countries.isEmpty() ? "any" : String.join(", ", countries)) + "]";
    }
}
