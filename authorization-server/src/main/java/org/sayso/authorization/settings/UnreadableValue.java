package org.sayso.authorization.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.util.unit.DataSize;

/** Says of a value that its setting cannot have which one it is, and what is allowed. */
public final class UnreadableValue {

    private static final String NUMBER = "a whole number";
    private static final Map<Class<?>, String> ALLOWED = Map.of(
            Boolean.class, "true or false",
            Integer.class, NUMBER,
            Long.class, NUMBER,
            Duration.class, "a time such as 30s, 1h or 365d",
            DataSize.class, "a size such as 10MB",
            URI.class, "an address such as https://accounts.example.com");

    private UnreadableValue() {}

    /** What Spring could not read; a refusal that is inside comes out as it is. */
    public static InvalidSettingException of(BindException refused) {
        for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidSettingException invalid) {
                return invalid;
            }
        }
        Class<?> type = refused.getTarget().getBoxedType().resolve(Object.class);
        ConfigurationProperty property = refused.getProperty();
        String name = String.valueOf(property == null ? refused.getName() : property.getName());
        return new InvalidSettingException(
                name + " cannot be read" + (property == null ? "" : shown(name, property.getValue())),
                "Set it to " + allowed(type) + ".");
    }

    /** Secrets can be read whatever they are, but what a name says counts more than that. */
    private static String shown(String name, Object value) {
        String plain = name.replaceAll("[^a-z]", "");
        boolean secret = Stream.of("secret", "password", "token", "key").anyMatch(plain::contains);
        return secret ? "" : ": " + value;
    }

    private static String allowed(Class<?> type) {
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .map(each ->
                            ((Enum<?>) each).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", ", "one of: ", ""));
        }
        return Optional.ofNullable(ALLOWED.get(type)).orElse("what docs/serve.md says of it");
    }
}
