package org.sayso.app.judges;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sayso.standin.SkillPackage;
import org.sayso.standin.SkillSetup;
import org.sayso.standin.StandIn;
import org.sayso.standin.household.Device;
import org.sayso.standin.household.Household;
import org.sayso.standin.household.Person;
import org.sayso.standin.linking.LinkingSettings;
import org.sayso.standin.protocol.Session;
import org.sayso.standin.protocol.SkillRequests;
import org.sayso.standin.protocol.Speaker;
import org.sayso.standin.protocol.StandInAuthority;
import tools.jackson.databind.json.JsonMapper;

/** The tea house as the stand-in sees it: what is said to it, and requests of it that are tampered with. */
record TeaHouse(URI endpoint, StandInAuthority authority) {

    private static final String ID = "amzn1.ask.skill.tea-house";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A kitchen in which the tea house is enabled. */
    StandIn kitchen() {
        LinkingSettings unused = new LinkingSettings(
                URI.create("http://localhost:9/authorize"),
                URI.create("http://localhost:9/token"),
                "unused",
                "demo-only",
                LinkingSettings.Scheme.HTTP_BASIC,
                List.of(),
                Duration.ofHours(1),
                false);
        return StandIn.builder()
                .household(new Household(
                        List.of(new Person("ann", "Ann Archer", null, null)),
                        List.of(new Device("kitchen", "Kitchen"))))
                .authority(authority)
                .baseUrl(URI.create("http://localhost:9"))
                .skill(SkillSetup.of(SkillPackage.classPath("skill-package/tea-house"), ID, unused, endpoint))
                .build();
    }

    /** A launch as the stand-in sends it. */
    static byte[] launch(Clock clock) {
        Speaker ann =
                new Speaker("amzn1.ask.account.ann", "amzn1.ask.device.kitchen", Optional.empty(), Optional.empty());
        return JSON.writeValueAsBytes(new SkillRequests(ID, "en-US", clock).launch(ann, Session.begin()));
    }

    /** Sends a body with headers that need not fit it; gives the status. */
    HttpResponse<String> post(byte[] body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The same body with one bit of a letter in it changed, and still JSON. */
    static byte[] flipped(byte[] body) {
        byte[] other = body.clone();
        int at = new String(body, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("kitchen");
        other[at] ^= 1;
        return other;
    }
}
