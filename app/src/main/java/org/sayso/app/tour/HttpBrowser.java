package org.sayso.app.tour;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.sayso.app.browse.FormBrowser;

/** A browser as far as the tour needs one: it also reads, and listens to events. Not thread-safe. */
final class HttpBrowser {

    private final FormBrowser browser = new FormBrowser();

    /** A page as the browser shows it, after all redirects. */
    record Page(int status, URI address, Document content) {

        String text() {
            return content.body().text();
        }

        /** What stands at the top. */
        String heading() {
            return read(content.select("h1"));
        }
    }

    Page open(URI address) throws IOException, InterruptedException {
        return page(browser.open(address));
    }

    /** Fills in a form of the page and sends it. */
    Page submit(Page page, String selector, Map<String, String> answers)
            throws IOException, InterruptedException, StepFailed {
        Element form = page.content().selectFirst("form" + selector);
        if (form == null) {
            throw new StepFailed("no form " + selector + " on " + address(page) + ": " + excerpt(page.text()));
        }
        return page(browser.submit(form, answers));
    }

    /** Opens an event stream; the lines arrive on the client's own threads until it is closed. */
    EventStream events(URI address) {
        return EventStream.open(browser.client(), address);
    }

    private static Page page(FormBrowser.Page page) {
        return new Page(page.status(), page.address(), page.content());
    }

    /** The address without its query, which may carry codes. */
    static String address(Page page) {
        return page.address().getScheme() + "://" + page.address().getAuthority()
                + page.address().getPath();
    }

    static String excerpt(String text) {
        return text.length() <= 160 ? text : text.substring(0, 160) + "…";
    }

    /** What a screen reader would say of these parts, one after the other; without times, which differ at each run. */
    static String read(Elements parts) {
        Elements visible = parts.clone();
        visible.select("[aria-hidden=true], [hidden], time").remove();
        return visible.select("*").stream()
                .map(Element::ownText)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
    }
}
