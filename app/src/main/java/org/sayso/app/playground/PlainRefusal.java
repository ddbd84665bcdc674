package org.sayso.app.playground;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A refusal as one line of plain text, sent before any page is involved. */
final class PlainRefusal {

    private PlainRefusal() {}

    static void send(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(message);
    }
}
