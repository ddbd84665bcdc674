package org.sayso.alexa.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.sayso.alexa.proof.SignedRequest;

/**
 * Puts a {@link SkillEndpoint} behind a servlet container. Reads at most one byte more than the limit; the container's own
 * time-outs bound how slowly the body may come, and a container that answers a broken transfer itself (Tomcat does, with 400)
 * must be set to show no stack traces. Thread-safe.
 */
public final class AlexaServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient SkillEndpoint endpoint;

    public AlexaServlet(SkillEndpoint endpoint) {
        this.endpoint = Objects.requireNonNull(endpoint, "endpoint");
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        SkillAnswer answer = answer(request);
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setContentLength(answer.body().length);
        response.setHeader("Cache-Control", "no-store");
        if (answer.status() == Problem.METHOD.status()) {
            response.setHeader("Allow", "POST");
        }
        response.getOutputStream().write(answer.body());
    }

    private SkillAnswer answer(HttpServletRequest request) {
        if (!request.getMethod().equals("POST")) {
            return Problem.METHOD.answer();
        }
        if (!JsonMediaType.accepts(request.getContentType())) {
            return Problem.MEDIA_TYPE.answer();
        }
        byte[] body;
        try (InputStream in = request.getInputStream()) {
            body = in.readNBytes(endpoint.bodyLimit() + 1);
        } catch (IOException broken) {
            return Problem.UNREADABLE.answer();
        }
        return endpoint.answer(new SignedRequest(
                values(request, SignedRequest.CERTIFICATE_ADDRESS), values(request, SignedRequest.SIGNATURE), body));
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
