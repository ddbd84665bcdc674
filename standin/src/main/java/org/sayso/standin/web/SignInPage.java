package org.sayso.standin.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.sayso.standin.amazon.AmazonScope;
import org.sayso.standin.amazon.AmazonUser;
import org.sayso.standin.amazon.AuthorizeRequest;
import org.springframework.web.util.HtmlUtils;

/** The sign-in page of the stand-in for Login with Amazon. It has no script, and its style is part of it. */
final class SignInPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: #6c7a8c; --main: #0172ad; --on-main: #fff; }
            @media (prefers-color-scheme: dark) { :root { --line: #8a97a8; --main: #5ab4ea; --on-main: #0b1520; } }
            body { margin: 0; font: 100%/1.5 system-ui, sans-serif; }
            main { max-width: 26rem; margin: 0 auto; padding: 1rem; }
            h1 { font-size: 1.5rem; }
            fieldset { border: 1px solid var(--line); border-radius: .5rem; margin: 0 0 1rem; padding: .5rem 1rem; }
            label { display: block; padding: .6rem 0; }
            input { width: 1.2rem; height: 1.2rem; vertical-align: middle; margin: 0 .6rem 0 0; }
            button { display: block; width: 100%; min-height: 3rem; margin: 0 0 .75rem; font: inherit;
              border: 1px solid var(--main); border-radius: .5rem; background: none; color: inherit; }
            button.main { background: var(--main); color: var(--on-main); }
            :focus-visible { outline: 3px solid var(--main); outline-offset: 2px; }
            """;

    private SignInPage() {}

    /**
     * The policy of a page: nothing but its own style, and a form that leads back here and from here to the app.
     *
     * @param origins where the form may lead besides
     */
    static String contentSecurityPolicy(List<URI> origins) {
        String targets = origins.stream()
                .map(uri -> " " + uri.getScheme() + "://" + uri.getRawAuthority())
                .collect(Collectors.joining());
        return "default-src 'none'; style-src 'sha256-" + hash() + "'; base-uri 'none'; frame-ancestors 'none'; "
                + "form-action 'self'" + targets;
    }

    private static String hash() {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Asks who signs in, and whether the app may learn what it wants to.
     *
     * @param signIn the id of this page
     */
    static String ask(AuthorizeRequest request, List<AmazonUser> users, String signIn) {
        StringBuilder form = new StringBuilder();
        form.append("<form method=\"post\" action=\"/ap/oa\">\n");
        form.append("<input type=\"hidden\" name=\"sign_in\" value=\"")
                .append(text(signIn))
                .append("\">\n");
        form.append("<fieldset><legend>Who are you?</legend>\n");
        boolean first = true;
        for (AmazonUser user : users) {
            form.append("<label><input type=\"radio\" name=\"person\" value=\"")
                    .append(text(user.id()))
                    .append(first ? "\" required checked>" : "\" required>")
                    .append(text(user.name()))
                    .append("</label>\n");
            first = false;
        }
        form.append("</fieldset>\n");
        if (request.needsConsent()) {
            form.append("<p>").append(text(request.client().name())).append(" would like to know:</p>\n<ul>\n");
            request.scopes().stream()
                    .sorted()
                    .map(AmazonScope::words)
                    .forEach(words -> form.append("<li>").append(text(words)).append("</li>\n"));
            form.append("</ul>\n");
        }
        form.append("<button class=\"main\" name=\"answer\" value=\"allow\">")
                .append(request.needsConsent() ? "Allow" : "Sign in")
                .append("</button>\n<button name=\"answer\" value=\"cancel\" formnovalidate>Cancel</button>\n</form>");
        return page("Sign in to " + request.client().name(), form.toString());
    }

    /** Says why there is nothing to sign in to. */
    static String refuse(String why) {
        return page("This sign-in cannot work", "<p role=\"alert\">" + text(why) + "</p>");
    }

    private static String page(String title, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>%2$s</style>
                </head>
                <body>
                <main>
                <h1>%1$s</h1>
                <p>This page plays Login with Amazon. It is not Amazon's, and needs no password.</p>
                %3$s
                </main>
                </body>
                </html>
                """.formatted(text(title), STYLE, content);
    }

    private static String text(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
