package org.sayso.linking;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The client secret as the file has it: a placeholder such as {@code ${POD_CLIENT_SECRET}}, or the secret itself. Shows
 * the secret to nobody who does not ask with {@link #reveal}. Immutable.
 */
public final class ClientSecret {

    private static final String NAME_OF_A_LITERAL = "CLIENT_SECRET";

    private final @Nullable String name;
    private final String literal;

    private ClientSecret(@Nullable String name, String literal) {
        this.name = name;
        this.literal = literal;
    }

    /** A secret that is looked up by name. */
    public static ClientSecret placeholder(String name) {
        return new ClientSecret(name, "");
    }

    /** A secret that stands in the file itself; {@code sayso linking check} warns about it. */
    public static ClientSecret literal(String secret) {
        return new ClientSecret(null, secret);
    }

    /** Whether the secret stands in the file itself. */
    public boolean isLiteral() {
        return name == null;
    }

    /** What may be shown: the placeholder, {@code ${CLIENT_SECRET}} where the file has the secret itself. */
    public String placeholder() {
        return "${" + (name == null ? NAME_OF_A_LITERAL : name) + "}";
    }

    /** The secret; empty if the placeholder has no value. */
    public Optional<String> reveal(Placeholders values) {
        return name == null ? Optional.of(literal) : Optional.ofNullable(values.value(name));
    }

    @Override
    public String toString() {
        return placeholder();
    }
}
