package org.sayso.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.sayso.audit.AuditStore;
import org.sayso.audit.seal.AuditExport;

/**
 * Exports the audit trail as JSON lines to whoever has the token (RFC 6750), so that it can be verified while the server holds
 * its database. Reads only. Thread-safe.
 */
final class AuditServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String SCHEME = "Bearer ";

    private final transient AuditStore store;
    private final transient byte[] token;

    AuditServlet(AuditStore store, String token) {
        this.store = store;
        this.token = token.getBytes(UTF_8);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!allowed(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        response.setContentType("application/x-ndjson");
        Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8));
        try {
            AuditExport.write(store, line -> write(out, line));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.flush();
    }

    private boolean allowed(@Nullable String authorization) {
        return authorization != null
                && authorization.startsWith(SCHEME)
                && MessageDigest.isEqual(
                        authorization.substring(SCHEME.length()).getBytes(UTF_8), token);
    }

    private static void write(Writer out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
