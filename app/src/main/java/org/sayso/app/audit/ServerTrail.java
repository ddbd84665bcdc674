package org.sayso.app.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sayso.app.launch.WrongSetting;

/** The trail as a running server exports it. */
record ServerTrail(URI url, String token) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    void read(Consumer<String> line) {
        boolean local = url.getHost() != null && THIS_MACHINE.contains(url.getHost());
        if (!"https".equals(url.getScheme()) && !("http".equals(url.getScheme()) && local)) {
            throw new WrongSetting("The URL must be https, or http on this machine: the token goes with it.");
        }
        HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        try {
            HttpResponse<Stream<String>> response = client.send(request(), HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                if (response.statusCode() != 200) {
                    throw new WrongSetting(why(response.statusCode()));
                }
                lines.forEach(line);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new WrongSetting("The server does not answer, or stopped in the middle of its answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WrongSetting("Interrupted while the server answered.");
        }
    }

    private HttpRequest request() {
        try {
            return HttpRequest.newBuilder(url)
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .build();
        } catch (IllegalArgumentException e) {
            throw new WrongSetting("The URL or the token is not of a form that can be sent.");
        }
    }

    private static String why(int status) {
        return switch (status) {
            case 401 -> "The server does not know the token: it must be its sayso.audit.export-token.";
            case 404 -> "The server exports no trail there: set its sayso.audit.export-token, and check the path.";
            default -> "The server answered with status " + status + " and no trail.";
        };
    }

    @Override
    public String toString() {
        return "ServerTrail[" + url + "]";
    }
}
