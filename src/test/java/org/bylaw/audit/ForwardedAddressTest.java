package org.bylaw.audit;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.servlet.filter.OrderedRequestContextFilter;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** From where an act is done behind a proxy, by the server's settings as they are in application.yaml; the visitor is this machine. */
class ForwardedAddressTest {

    private static final String HERE = "127.0.0.1";

    /** The server alone, with what an act would have as its address. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(TomcatServletWebServerAutoConfiguration.class)
    static class Server {

        @Bean
        OrderedRequestContextFilter requestContext() {
            return new OrderedRequestContextFilter();
        }

        @Bean
        ServletRegistrationBean<HttpServlet> address() {
            return new ServletRegistrationBean<>(new Address(), "/*");
        }
    }

    private static final class Address extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter().write(Caller.from());
        }
    }

    private interface Asking {
        /** @param forwarded the header that arrives; empty where there is none */
        String from(String forwarded) throws Exception;
    }

    private interface Asked {
        void with(Asking server) throws Exception;
    }

    private static void server(Asked test, String... settings) throws Exception {
        try (var context = (ServletWebServerApplicationContext)
                        new SpringApplicationBuilder(Server.class).run(arguments(settings));
                HttpClient client = HttpClient.newHttpClient()) {
            URI address =
                    URI.create("http://" + HERE + ":" + context.getWebServer().getPort() + "/");
            test.with(forwarded -> {
                HttpRequest.Builder request = HttpRequest.newBuilder(address);
                if (!forwarded.isEmpty()) {
                    request.header("X-Forwarded-For", forwarded);
                }
                return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body();
            });
        }
    }

    private static String[] arguments(String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = "--BYLAW_PORT=0";
        all[1] = "--spring.main.banner-mode=off";
        System.arraycopy(settings, 0, all, 2, settings.length);
        return all;
    }

    @Test
    void unlessSetEveryPrivateAddressIsAProxy() throws Exception {
        server(server -> {
            assertThat(server.from("")).isEqualTo(HERE);
            assertThat(server.from("203.0.113.7")).isEqualTo("203.0.113.7");
            assertThat(server.from("2001:db8::7")).isEqualTo("2001:db8::7");
            assertThat(server.from("198.51.100.66, 203.0.113.7"))
                    .as("what the visitor forged stands before what the proxy added")
                    .isEqualTo("203.0.113.7");
            assertThat(server.from("198.51.100.66, 203.0.113.7, 10.0.0.3"))
                    .as("two proxies, one behind the other")
                    .isEqualTo("203.0.113.7");
            assertThat(server.from("198.51.100.66, 10.1.2.3"))
                    .as("why an intranet names its proxies: its visitors look like proxies")
                    .isEqualTo("198.51.100.66");
        });
    }

    @Test
    void whereProxiesAreNamedNobodyElseIsBelieved() throws Exception {
        server(
                server -> {
                    assertThat(server.from("10.1.2.3")).isEqualTo("10.1.2.3");
                    assertThat(server.from("198.51.100.66, 10.1.2.3"))
                            .as("somebody inside forged the first")
                            .isEqualTo("10.1.2.3");
                },
                "--BYLAW_TRUSTED_PROXIES=127.0.0.1/32");
        server(
                server -> {
                    assertThat(server.from("203.0.113.7"))
                            .as("past the proxy, with a header of one's own")
                            .isEqualTo(HERE);
                    assertThat(server.from("10.0.0.3")).isEqualTo(HERE);
                },
                "--BYLAW_TRUSTED_PROXIES=10.0.0.3/32");
    }

    @Test
    void itCanBeSwitchedOff() throws Exception {
        server(server -> assertThat(server.from("203.0.113.7")).isEqualTo(HERE), "--BYLAW_FORWARD_HEADERS=none");
    }
}
