package org.sayso.fakes;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sayso.confirmation.CanonicalJson;

/**
 * An org of Okta's with one user: it keeps the codes that it sent and the questions that it asked, throttles as Okta documents,
 * and sends a new code where an empty one arrives.
 */
public final class FakeOkta implements AutoCloseable {

    public static final String TOKEN = "00okta-token-for-tests";
    public static final String ANN = "00u15s1KDETTQMQYABRL";
    public static final String SMS = "smsk33ujQ59REImFX0g3";
    public static final String EMAIL = "emfnf3gSScB8xXoXK0g3";
    public static final String TOTP = "ostf17zuKEUMYQAQGCOV";
    public static final String PUSH = "opf3hkfocI4JTLAju0g4";
    public static final String NUMBER = "+14155551337";

    private static final Pattern FACTORS = Pattern.compile("/api/v1/users/(\\w+)/factors");
    private static final Pattern VERIFY =
            Pattern.compile("/api/v1/users/(\\w+)/factors/(\\w+)/verify(?:\\?tokenLifetimeSeconds=(\\d+))?");
    private static final Pattern TRANSACTION =
            Pattern.compile("/api/v1/users/(\\w+)/factors/(\\w+)/transactions/(\\w+)");

    public final TestServer server = new TestServer(this::answer);
    public final List<String> sentCodes = new ArrayList<>();
    private final Map<String, String> newest = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Map<String, String> transactions = new HashMap<>();
    public String scheme = "SSWS ";
    public String totp = "287082";
    public Optional<String> pollHost = Optional.empty();
    public Optional<TestServer.Answer> next = Optional.empty();

    public URI org() {
        return server.address();
    }

    public String newestCode(String factor) {
        return Objects.requireNonNull(newest.get(factor));
    }

    /** The person answers on their phone. */
    public synchronized void answerQuestions(String result) {
        transactions.replaceAll((id, before) -> result);
    }

    private synchronized TestServer.Answer answer(TestServer.Got got) {
        if (!got.authorization().equals(Optional.of(scheme + TOKEN))) {
            return error(401, "E0000011", "Invalid token provided");
        }
        if (next.isPresent()) {
            return next.get();
        }
        Matcher factors = FACTORS.matcher(got.target());
        Matcher verify = VERIFY.matcher(got.target());
        Matcher transaction = TRANSACTION.matcher(got.target());
        if (factors.matches() && factors.group(1).equals(ANN) && got.method().equals("GET")) {
            return TestServer.Answer.json(200, list());
        }
        if (verify.matches() && verify.group(1).equals(ANN) && got.method().equals("POST")) {
            return verify(verify.group(2), CanonicalJson.readObject(got.body()));
        }
        if (transaction.matches() && got.method().equals("GET")) {
            String result = transactions.get(transaction.group(3));
            return result == null ? notFound() : TestServer.Answer.json(200, "{\"factorResult\":\"" + result + "\"}");
        }
        return notFound();
    }

    private TestServer.Answer verify(String factor, Map<String, Object> body) {
        Object code = body.getOrDefault("passCode", "");
        return switch (factor) {
            case SMS, EMAIL -> code.equals("") ? send(factor) : judge(factor, code, newest.get(factor));
            case TOTP ->
                used.contains(code)
                        ? TestServer.Answer.json(200, "{\"factorResult\":\"PASSCODE_REPLAYED\"}")
                        : judge(factor, code, totp);
            case PUSH -> ask();
            default -> notFound();
        };
    }

    private TestServer.Answer send(String factor) {
        String code = String.valueOf(500_000 + sentCodes.size());
        sentCodes.add(code);
        newest.put(factor, code);
        return TestServer.Answer.json(
                200,
                "{\"factorResult\":\"CHALLENGE\",\"profile\":{\"phoneNumber\":\"" + NUMBER
                        + "\"},\"_links\":{\"verify\":{\"href\":\""
                        + server.uri("/api/v1/users/" + ANN + "/factors/" + factor + "/verify")
                        + "\",\"hints\":{\"allow\":[\"POST\"]}}}}");
    }

    private TestServer.Answer judge(String factor, Object code, @org.jspecify.annotations.Nullable String right) {
        if (!code.equals(right)) {
            return TestServer.Answer.json(
                    403,
                    "{\"errorCode\":\"E0000068\",\"errorSummary\":\"Invalid Passcode/Answer\",\"errorLink\":\"E0000068\","
                            + "\"errorId\":\"oaei_IfXcpnTHit_YEKGInpFw\",\"errorCauses\":[{\"errorSummary\":"
                            + "\"Your passcode doesn't match our records. Please try again.\"}]}");
        }
        newest.remove(factor);
        used.add(String.valueOf(code));
        return TestServer.Answer.json(200, "{\"factorResult\":\"SUCCESS\"}");
    }

    private TestServer.Answer ask() {
        String id = "mst1eiHghhPxf0yhp0g" + transactions.size();
        transactions.put(id, "WAITING");
        String link = pollHost.orElse(server.uri("").toString()) + "/api/v1/users/" + ANN + "/factors/" + PUSH
                + "/transactions/" + id;
        return TestServer.Answer.json(
                201,
                "{\"expiresAt\":\"2026-04-01T15:57:32.000Z\",\"factorResult\":\"WAITING\",\"_links\":{\"poll\":{\"href\":\""
                        + link + "\",\"hints\":{\"allow\":[\"GET\"]}},\"cancel\":{\"href\":\"" + link
                        + "\",\"hints\":{\"allow\":[\"DELETE\"]}}}}");
    }

    private static String list() {
        return "[" + factor(SMS, "sms", "ACTIVE", "{\"phoneNumber\":\"" + NUMBER + "\"}") + ","
                + factor("smsPendingPending123", "sms", "PENDING_ACTIVATION", "{\"phoneNumber\":\"+14155550000\"}")
                + ","
                + factor(EMAIL, "email", "ACTIVE", "{\"email\":\"ann@example.com\"}") + ","
                + factor(TOTP, "token:software:totp", "ACTIVE", "{\"credentialId\":\"ann@example.com\"}") + ","
                + factor(PUSH, "push", "ACTIVE", "{\"deviceType\":\"SmartPhone_IPhone\",\"name\":null}") + ","
                + factor("ufs1pe3ISGKGPYKXRBKK", "question", "ACTIVE", "{\"question\":\"food\"}") + ","
                + factor("../../admin", "sms", "ACTIVE", "{\"phoneNumber\":\"" + NUMBER + "\"}") + ","
                + factor("smsMaskedMasked12345", "sms", "ACTIVE", "{\"phoneNumber\":\"+1 XXX-XXX-1337\"}")
                + ",null,7]";
    }

    private static String factor(String id, String type, String status, String profile) {
        return "{\"id\":\"" + id + "\",\"factorType\":\"" + type + "\",\"provider\":\"OKTA\",\"status\":\"" + status
                + "\",\"created\":\"2015-02-04T07:07:25.000Z\",\"lastVerified\":null,\"weight\":0.5,\"profile\":"
                + profile + ",\"_links\":{}}";
    }

    private static TestServer.Answer notFound() {
        return error(404, "E0000007", "Not found: Resource not found");
    }

    public static TestServer.Answer error(int status, String code, String summary, String... header) {
        return TestServer.Answer.json(
                status,
                CanonicalJson.write(Map.of(
                        "errorCode", code, "errorSummary", summary, "errorLink", code, "errorCauses", List.of())),
                header);
    }

    @Override
    public void close() {
        server.close();
    }
}
