package org.bylaw.shared;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Posts over HTTPS to a host that {@link OutgoingCalls} lets be called; follows no redirect and keeps no cookie. */
@Component
public class OutgoingHttp {

    /** An answer that comes byte by byte may take so many times the timeout. */
    private static final int STRETCHES = 2;

    /** Of an answer; more of it is left unread. */
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final OutgoingCalls calls;

    OutgoingHttp(OutgoingCalls calls) {
        this.calls = calls;
    }

    /**
     * What came back.
     *
     * @param retryAfter the header of that name, as it was sent
     * @param body at most 64 kB of it
     */
    public record Answer(int status, @Nullable String retryAfter, String body) {}

    /** The longest that a post with that timeout may take: for the connection, for agreeing on TLS, and for the answer. */
    public static Duration longest(Duration timeout) {
        return timeout.multipliedBy(2L + STRETCHES);
    }

    /**
     * Posts it and waits for the answer, whatever it is.
     *
     * @param timeout for the connection, for agreeing on TLS, and for each stretch of silence
     * @throws EOFException where the connection was closed in the middle
     * @throws ProtocolException where the answer is no HTTP
     * @throws IOException where there was no answer
     */
    @SuppressWarnings("try") // The deadline works by being open.
    public Answer post(
            URI address, SSLContext tls, Map<String, String> headers, String body, String type, Duration timeout)
            throws IOException {
        int port = address.getPort() < 0 ? 443 : address.getPort();
        try (SSLSocket socket = calls.connectTls(address.getHost(), port, tls, timeout);
                Deadline deadline = new Deadline(socket, timeout.multipliedBy(STRETCHES));
                HttpClientConnection connection =
                        DefaultBHttpClientConnectionFactory.builder().build().createConnection(socket)) {
            ClassicRequestBuilder builder = ClassicRequestBuilder.post(address)
                    .setEntity(body.getBytes(StandardCharsets.UTF_8), ContentType.parse(type))
                    .addHeader("Connection", "close");
            headers.forEach(builder::addHeader);
            ClassicHttpRequest request = builder.build();
            HttpCoreContext context = HttpCoreContext.create();
            HttpRequestExecutor executor = new HttpRequestExecutor();
            executor.preProcess(request, HttpProcessors.client("Bylaw"), context);
            try (ClassicHttpResponse response = executor.execute(request, connection, context)) {
                Header later = response.getFirstHeader("Retry-After");
                return new Answer(response.getCode(), later == null ? null : later.getValue(), text(response));
            } finally {
                connection.close(CloseMode.IMMEDIATE);
            }
        } catch (HttpException e) {
            ProtocolException odd = new ProtocolException("The answer is no HTTP: " + e.getMessage());
            odd.initCause(e);
            throw odd;
        } catch (ConnectionClosedException | NoHttpResponseException e) {
            EOFException closed = new EOFException("The connection was closed before the answer was complete");
            closed.initCause(e);
            throw closed;
        }
    }

    private static String text(ClassicHttpResponse response) throws IOException {
        if (response.getEntity() == null) {
            return "";
        }
        InputStream body = response.getEntity().getContent();
        return body == null ? "" : new String(body.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
    }
}
