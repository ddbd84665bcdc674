package org.sayso.spring;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sayso.confirmation.Acceptable;
import org.sayso.confirmation.Channel;
import org.sayso.confirmation.ConfirmationMethod;
import org.sayso.confirmation.ConfirmationPolicy;
import org.sayso.confirmation.GuessLimits;
import org.sayso.confirmation.Money;
import org.sayso.confirmation.OwnCode;
import org.sayso.confirmation.PhoneApproval;
import org.sayso.confirmation.PlatformPin;
import org.sayso.confirmation.ProviderMethod;
import org.sayso.confirmation.SendLimits;

/** Makes the methods of confirmation, their policies and their limits of settings. */
final class Methods {

    private static final String PAGE = "sayso.confirmation.approval.page";

    private Methods() {}

    /** Own codes and approval by settings, and whatever else the application has. */
    static List<ConfirmationMethod> of(
            ConfirmationProperties settings, ProviderMethods providers, List<ConfirmationMethod> further) {
        List<ConfirmationMethod> methods = new ArrayList<>();
        for (String name : settings.methods()) {
            methods.add(own(name));
        }
        URI page = settings.approval().page();
        if (page != null) {
            requireSafe(page);
            Set<String> signInBy = settings.approval().signInBy();
            Set<String> any = signInBy.contains("any") ? Set.of() : signInBy;
            methods.add(Settings.use(
                    "sayso.confirmation.approval",
                    () -> new PhoneApproval(page, settings.approval().signInAge(), any)));
        }
        methods.addAll(providers.list());
        methods.addAll(further);
        return methods;
    }

    private static ConfirmationMethod own(String name) {
        return switch (name) {
            case "sms-code" -> new OwnCode(Channel.SMS);
            case "email-code" -> new OwnCode(Channel.EMAIL);
            case PlatformPin.NAME -> new PlatformPin();
            default ->
                throw new RefusedSettingException(
                        "sayso.confirmation.methods",
                        "has the unknown method " + name,
                        "Use sms-code, email-code and profile-pin. Approval on the phone comes with " + PAGE
                                + ", and other methods as beans of type ConfirmationMethod.");
        };
    }

    private static void requireSafe(URI page) {
        boolean loopback = page.getHost() != null
                && (page.getHost().equals("localhost") || page.getHost().equals("127.0.0.1"));
        if (!"https".equals(page.getScheme()) && !("http".equals(page.getScheme()) && loopback)) {
            throw new RefusedSettingException(
                    PAGE, "is not an https address", "People sign in there: use https, or http on this machine only.");
        }
    }

    static Map<String, ConfirmationPolicy> policies(ConfirmationProperties settings) {
        return settings.policies().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Settings.use(
                                "sayso.confirmation.policies." + entry.getKey(), () -> policy(entry.getValue()))));
    }

    private static ConfirmationPolicy policy(ConfirmationProperties.Policy settings) {
        ConfirmationPolicy policy = ConfirmationPolicy.of(rule(settings.accept()));
        for (ConfirmationProperties.Above above : settings.above()) {
            String amount = above.amount();
            if (amount == null) {
                throw new IllegalArgumentException("above needs its amount, such as 20.00 USD");
            }
            policy = policy.above(Money.parse(amount), rule(above.accept()));
        }
        ConfirmationProperties.Rule newPayee = settings.newPayee();
        return newPayee == null ? policy : policy.newPayee(rule(newPayee));
    }

    private static Acceptable rule(ConfirmationProperties.Rule settings) {
        return new Acceptable(
                settings.methods(),
                settings.elements(),
                settings.transactionShown(),
                Optional.ofNullable(settings.fresh()));
    }

    static SendLimits sendLimits(ConfirmationProperties settings) {
        ConfirmationProperties.Sends sends = settings.sends();
        return Settings.use(
                "sayso.confirmation.sends",
                () -> new SendLimits(sends.perTransaction(), sends.pause(), sends.perHour()));
    }

    /** The year's limit goes by the shortest code that is spoken, ours or a provider's. */
    static GuessLimits guessLimits(ConfirmationProperties settings, List<ConfirmationMethod> methods) {
        ConfirmationProperties.Guesses guesses = settings.guesses();
        int shortest = methods.stream()
                .filter(method -> method instanceof ProviderMethod provider && provider.spoken())
                .mapToInt(method -> ((ProviderMethod) method).codeLength())
                .reduce(settings.codeLength(), Math::min);
        return Settings.use(
                "sayso.confirmation.guesses",
                () -> new GuessLimits(
                        guesses.inARow(),
                        guesses.pause(),
                        guesses.perDay(),
                        guesses.sinceSignIn(),
                        GuessLimits.standard(shortest, settings.pending()).perYear()));
    }
}
