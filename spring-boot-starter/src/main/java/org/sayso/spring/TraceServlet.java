package org.sayso.spring;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.sayso.alexa.web.Trace;

/**
 * Serves the trace of the last request to this machine only: the connection must come from a loopback address and the
 * {@code Host} header must name one, so that no page from elsewhere can have a browser fetch it under a name of its own.
 * Thread-safe.
 */
final class TraceServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1", "0:0:0:0:0:0:0:1");

    private final transient LastTrace lastTrace;

    TraceServlet(LastTrace lastTrace) {
        this.lastTrace = lastTrace;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!LOOPBACK.contains(request.getRemoteAddr())
                || !LOOPBACK.contains(request.getServerName())
                || request.getServerPort() != request.getLocalPort()) {
            write(response, HttpServletResponse.SC_FORBIDDEN, "{}");
            return;
        }
        Optional<Trace> trace = lastTrace.get();
        write(
                response,
                trace.isPresent() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_NOT_FOUND,
                trace.map(Trace::json).orElse("{}"));
    }

    private static void write(HttpServletResponse response, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(body);
    }
}
