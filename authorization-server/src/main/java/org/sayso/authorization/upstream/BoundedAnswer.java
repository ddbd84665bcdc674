package org.sayso.authorization.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Reads an answer as a whole, and refuses one of more than 256 kB. */
final class BoundedAnswer implements ClientHttpRequestInterceptor {

    static final int MOST_BYTES = 256 * 1024;

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        ClientHttpResponse answer = execution.execute(request, body);
        try {
            byte[] whole = answer.getBody().readNBytes(MOST_BYTES + 1);
            if (whole.length > MOST_BYTES) {
                throw new IOException("the provider's answer has more than " + MOST_BYTES + " bytes");
            }
            return new Whole(answer, whole);
        } catch (IOException | RuntimeException failed) {
            // Closing the answer would read the rest of it.
            answer.getBody().close();
            throw failed;
        }
    }

    private record Whole(ClientHttpResponse answer, byte[] body) implements ClientHttpResponse {

        @Override
        public HttpStatusCode getStatusCode() throws IOException {
            return answer.getStatusCode();
        }

        @Override
        public String getStatusText() throws IOException {
            return answer.getStatusText();
        }

        @Override
        public HttpHeaders getHeaders() {
            return answer.getHeaders();
        }

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
