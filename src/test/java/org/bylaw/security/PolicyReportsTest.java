package org.bylaw.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PolicyReportsTest {

    private static final String REPORT = """
            {"csp-report": {"document-uri": "https://bylaw.example.org/policies?text=my+secret+search",
             "violated-directive": "script-src", "blocked-uri": "inline", "script-sample": "steal(this)"}}
            """;

    private final PolicyReports reports = new PolicyReports();
    private final Logger logger = (Logger) LoggerFactory.getLogger(PolicyReports.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    @Test
    void aViolationIsLoggedWithoutWhatSomebodySearchedFor() throws Exception {
        assertThat(send(REPORT)).isEqualTo(204);
        assertThat(lines())
                .singleElement()
                .asString()
                .contains("script-src on bylaw.example.org/policies blocked inline; 0 more")
                .doesNotContain("secret", "steal");
    }

    @Test
    void aFloodIsCountedAndNotWritten() throws Exception {
        for (int sent = 0; sent < 500; sent++) {
            assertThat(send(REPORT)).isEqualTo(204);
        }
        assertThat(lines()).hasSizeBetween(PolicyReports.MOST_A_MINUTE, PolicyReports.MOST_A_MINUTE + 15);
    }

    @Test
    void whatIsNoReportIsTakenInSilence() throws Exception {
        for (String nonsense : List.of("", "{", "[]", "null", "{\"csp-report\": 7}", "\u0000", "<xml/>")) {
            assertThat(send(nonsense)).as(nonsense).isEqualTo(204);
        }
        assertThat(send("x".repeat(PolicyReports.LARGEST + 1))).isEqualTo(413);
        assertThat(send(REPORT.replace("inline", "x".repeat(9_000)))).isEqualTo(204);
        assertThat(lines()).allMatch(line -> line.length() < 700);
    }

    @Test
    void othersPass() throws Exception {
        MockFilterChain chain = new MockFilterChain();
        reports.doFilter(new MockHttpServletRequest("GET", PolicyReports.PATH), new MockHttpServletResponse(), chain);
        assertThat(chain.getRequest()).isNotNull();
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private int send(String body) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", PolicyReports.PATH);
        request.setContentType("application/csp-report");
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        reports.doFilter(request, response, chain);
        assertThat(chain.getRequest()).as("it ends here").isNull();
        return response.getStatus();
    }
}
