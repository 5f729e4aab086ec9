package org.bylaw.siem;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLParameters;
import org.bylaw.testing.TestTls;
import tools.jackson.databind.JsonNode;

/** A server that answers as Splunk's HTTP Event Collector does, whatever the test wants it to. */
final class Collector implements AutoCloseable {

    static final String TOKEN = "b0b1a3f2-0000-4000-8000-c0ffee000000";

    private final HttpsServer server;
    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedDeque<Answer> answers = new ConcurrentLinkedDeque<>();

    /** What was asked. */
    record Request(String path, String token, String channel, String contentType, String body) {

        List<JsonNode> envelopes() {
            return Made.JSON
                    .readerFor(JsonNode.class)
                    .<JsonNode>readValues(body)
                    .readAll();
        }
    }

    /** What is answered. */
    record Answer(int status, Map<String, String> headers, String body) {}

    Collector(TestTls tls) {
        this(new HttpsConfigurator(tls.server()));
    }

    /** Asks for a certificate, and takes that of those clients alone. */
    Collector(TestTls tls, TestTls clients) {
        this(new HttpsConfigurator(tls.server(clients)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters asking = getSSLContext().getDefaultSSLParameters();
                asking.setNeedClientAuth(true);
                parameters.setSSLParameters(asking);
            }
        });
    }

    private Collector(HttpsConfigurator configurator) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(configurator);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** The next answer; where there is none left, it is success. */
    Collector then(int status, String body) {
        answers.add(new Answer(status, Map.of(), body));
        return this;
    }

    Collector then(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
        return this;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new Request(
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("X-Splunk-Request-Channel"),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            Answer answer = answers.isEmpty()
                    ? new Answer(200, Map.of(), "{\"text\":\"Success\",\"code\":0}")
                    : answers.remove();
            answer.headers().forEach(exchange.getResponseHeaders()::add);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
