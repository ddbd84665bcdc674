package org.sayso.app.playground;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sayso.standin.household.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes out of a trace what tells who somebody is, so that others may read it: every claim that does not belong to the
 * token itself, members that are named like those of a profile, and wherever their values or the names, numbers and
 * addresses of the household stand in a text. Ids that tell nobody's name stay.
 */
final class PersonalData {

    static final String MASK = "(personal)";

    /** Claims about the token, not about its user. */
    private static final Set<String> OF_THE_TOKEN = Set.of(
            "iss",
            "sub",
            "aud",
            "azp",
            "client_id",
            "cid",
            "scope",
            "scp",
            "exp",
            "iat",
            "nbf",
            "auth_time",
            "jti",
            "typ",
            "token_use",
            "ver",
            "acr",
            "amr",
            "nonce",
            "active",
            "token_type");

    /** Members of profiles, in lower case and without what stands between the words. */
    private static final Set<String> OF_A_PROFILE = Set.of(
            "email",
            "emailaddress",
            "phonenumber",
            "mobilenumber",
            "givenname",
            "familyname",
            "fullname",
            "nickname",
            "preferredusername",
            "birthdate",
            "postalcode",
            "addressline1",
            "addressline2",
            "addressline3",
            "pin");

    private static final int SHORTEST = 2;

    private PersonalData() {}

    /**
     * A copy without them.
     *
     * @param household names, numbers and addresses of the people
     */
    static JsonNode masked(JsonNode trace, Collection<String> household) {
        Set<String> known = new HashSet<>(household);
        JsonNode claims = trace.path("claims");
        claims.properties().stream()
                .filter(claim -> isPersonal(claim.getKey(), claim.getValue()))
                .forEach(claim -> texts(claim.getValue()).forEach(known::add));
        UnaryOperator<String> hide = hiding(known);
        JsonNode masked = copy(trace, hide);
        if (masked instanceof ObjectNode object && claims.isObject()) {
            ObjectNode own = JsonNodeFactory.instance.objectNode();
            claims.properties()
                    .forEach(claim -> own.set(
                            claim.getKey(),
                            isPersonal(claim.getKey(), claim.getValue())
                                    ? JsonNodeFactory.instance.stringNode(MASK)
                                    : copy(claim.getValue(), hide)));
            object.set("claims", own);
        }
        return masked;
    }

    /** An address as {@code sub} is personal, an id is not. */
    private static boolean isPersonal(String name, JsonNode value) {
        return !OF_THE_TOKEN.contains(name)
                || (name.equals("sub") && value.asString("").contains("@"));
    }

    /** What tells who somebody is. */
    static Set<String> of(Person person) {
        return Stream.of(
                        person.name(),
                        person.firstName(),
                        person.name().substring(person.name().lastIndexOf(' ') + 1),
                        person.phoneNumber(),
                        person.voice().phoneNumber(),
                        person.email(),
                        person.profile().fullName(),
                        person.profile().email())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode value) {
        if (value.isString()) {
            return List.of(value.stringValue());
        }
        return value.isContainer()
                ? value.valueStream().flatMap(each -> texts(each).stream()).toList()
                : List.of();
    }

    /** Hides values where they stand as words of their own, the longest first. */
    private static UnaryOperator<String> hiding(Collection<String> known) {
        String any = known.stream()
                .map(String::strip)
                .filter(value -> value.length() >= SHORTEST)
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        if (any.isEmpty()) {
            return text -> text;
        }
        Pattern pattern = Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + any + ")(?![\\p{L}\\p{N}])");
        return text -> pattern.matcher(text).replaceAll(MASK);
    }

    private static JsonNode copy(JsonNode node, UnaryOperator<String> hide) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                boolean profile = OF_A_PROFILE.contains(
                                member.getKey().replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT))
                        && member.getValue().isValueNode()
                        && !member.getValue().isNull();
                copy.set(
                        member.getKey(),
                        profile ? JsonNodeFactory.instance.stringNode(MASK) : copy(member.getValue(), hide));
            }
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            array.forEach(each -> copy.add(copy(each, hide)));
            return copy;
        }
        return node.isString() ? JsonNodeFactory.instance.stringNode(hide.apply(node.stringValue())) : node;
    }
}
