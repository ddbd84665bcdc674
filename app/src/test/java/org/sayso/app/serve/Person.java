package org.sayso.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.sayso.app.serve.Wire.Answer;

/** Ann's browser, which sees the world's side of the proxy. */
final class Person {

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Wire way;

    /** By this way, which is the proxy's. */
    Person(Wire way) {
        this.way = way;
    }

    /** Signs in and allows; the code. */
    String link(String clientId, String words) throws IOException {
        Answer page = open("/oauth2/authorize?response_type=code&state=x&client_id=" + clientId + "&redirect_uri="
                + Production.encoded(Production.REDIRECT) + "&scope="
                + Production.encoded("openid pizza:order offline_access"));
        page = submit(page, "sign-in", Map.of("username", "ann", "password", Production.PASSWORD));
        assertThat(page.body()).contains(words, "Pizza on Demand on Alexa".substring(0, 15));
        assertThat(page.header("Content-Security-Policy")).contains("https://layla.amazon.com");
        Answer end = submit(page, "allow", Map.of());
        Matcher code = Pattern.compile("^" + Pattern.quote(Production.REDIRECT) + "\\?.*\\bcode=([^&]+)")
                .matcher(end.header("Location"));
        assertThat(code.find()).as(end.header("Location")).isTrue();
        return URLDecoder.decode(code.group(1), StandardCharsets.UTF_8);
    }

    Answer open(String path) throws IOException {
        return follow(wire().get(path));
    }

    private Answer submit(Answer page, String id, Map<String, String> fields) throws IOException {
        Element form = Objects.requireNonNull(
                Jsoup.parse(page.body(), Production.ISSUER + "/").getElementById(id), page.body());
        String body = form.select("input[name]").stream()
                .map(input -> Production.encoded(input.attr("name")) + "="
                        + Production.encoded(fields.getOrDefault(input.attr("name"), input.attr("value"))))
                .collect(Collectors.joining("&"));
        return follow(wire().form(URI.create(form.absUrl("action")).getRawPath(), body));
    }

    Wire wire() {
        String all = cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
        return way.with("Accept: text/html", "Cookie: " + all);
    }

    private Answer follow(Answer answer) throws IOException {
        answer.headers().stream()
                .filter(line -> line.regionMatches(true, 0, "Set-Cookie: ", 0, 12))
                .peek(line -> assertThat(line).contains("; Secure"))
                .map(line -> line.substring(12).split(";", 2)[0].split("=", 2))
                .forEach(cookie -> cookies.put(cookie[0], cookie[1]));
        if (answer.status() / 100 != 3) {
            return answer;
        }
        URI to = URI.create(Production.ISSUER).resolve(answer.header("Location"));
        assertThat(to.getScheme()).isEqualTo("https");
        return Production.HOST.equals(to.getHost())
                ? follow(wire().get(to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery())))
                : answer;
    }
}
