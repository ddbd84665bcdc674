package org.sayso.spring;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.sayso.alexa.web.Trace;

/** Shows the last trace as JSON to whoever asks this machine by its own name, and to no page of another name. */
final class TraceServlet extends HttpServlet {

    static final String PATH = "/sayso/trace/last";

    private static final long serialVersionUID = 1L;
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");

    private final transient LastTrace traces;

    TraceServlet(LastTrace traces) {
        this.traces = traces;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!OWN_NAMES.contains(request.getServerName())) {
            // A name that somebody else points at this machine (DNS rebinding).
            response.setStatus(HttpServletResponse.SC_MISDIRECTED_REQUEST);
            return;
        }
        Optional<Trace> last = traces.last();
        response.setStatus(last.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(last.map(Trace::json).orElse("{}").getBytes(StandardCharsets.UTF_8));
    }
}
