package org.bylaw.security;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes what browsers report of pages that broke the Content Security Policy, and writes it into the log: which directive, on
 * which page, what was blocked. Anybody can send such a report, so few are written in a minute and the rest are counted.
 */
class PolicyReports extends OncePerRequestFilter {

    static final String PATH = "/csp-report";

    /** Of a report in bytes; a browser's has a few hundred. */
    static final int LARGEST = 16 * 1024;

    static final int MOST_A_MINUTE = 20;

    private static final Logger LOG = LoggerFactory.getLogger(PolicyReports.class);
    private static final int LONGEST = 200;
    private static final RequestMatcher REPORT = PathPatternRequestMatcher.pathPattern(HttpMethod.POST, PATH);

    private final JsonMapper json = JsonMapper.builder().build();
    private final AtomicLong unwritten = new AtomicLong();
    private final Bucket written = Bucket.builder()
            .addLimit(limit -> limit.capacity(MOST_A_MINUTE).refillGreedy(MOST_A_MINUTE, Duration.ofMinutes(1)))
            .build();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!REPORT.matches(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] report = request.getInputStream().readNBytes(LARGEST + 1);
        if (report.length > LARGEST) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        if (!written.tryConsume(1)) {
            unwritten.incrementAndGet();
            return;
        }
        try {
            JsonNode violation = json.readTree(report).path("csp-report");
            LOG.warn(
                    "A page broke its Content Security Policy: {} on {} blocked {}; {} more since the last entry",
                    text(violation, "violated-directive"),
                    place(text(violation, "document-uri")),
                    place(text(violation, "blocked-uri")),
                    unwritten.getAndSet(0));
        } catch (JacksonException noReport) {
            unwritten.incrementAndGet();
        }
    }

    private static String text(JsonNode report, String field) {
        String text = report.path(field).asString("");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Without what stands behind the question mark, which may be somebody's search. */
    private static String place(String address) {
        int end = address.indexOf('?');
        String place = end < 0 ? address : address.substring(0, end);
        try {
            URI uri = URI.create(place);
            return uri.getRawPath() == null || uri.getHost() == null ? place : uri.getHost() + uri.getRawPath();
        } catch (IllegalArgumentException noAddress) {
            return place;
        }
    }
}
