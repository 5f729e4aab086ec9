package org.bylaw.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * The headers that tell browsers what an answer may do: on every answer, errors and redirects included. The strictest
 * policy is the rule; Vaadin's pages alone bring one of their own ({@link PageNonce}), and downloads a narrower one.
 */
@Component
class ResponseHeaders {

    static final String POLICY = "Content-Security-Policy";

    /** What a page has no business with; a browser then asks nobody for it. */
    private static final String FEATURES = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(),"
            + " display-capture=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), midi=(),"
            + " payment=(), serial=(), usb=(), xr-spatial-tracking=()";

    /** Parts of the pages, the same for everybody. They may be kept, and are asked for anew: an upgrade is seen at once. */
    static final RequestMatcher STATIC = new OrRequestMatcher(List.of(
            PathPatternRequestMatcher.pathPattern("/bylaw/**"),
            PathPatternRequestMatcher.pathPattern("/VAADIN/build/**"),
            PathPatternRequestMatcher.pathPattern("/VAADIN/static/**"),
            PathPatternRequestMatcher.pathPattern("/lumo/**"),
            PathPatternRequestMatcher.pathPattern("/icons/**"),
            PathPatternRequestMatcher.pathPattern("/favicon.ico")));

    /** Their names change with what is in them; Vaadin says how long they may be kept. */
    private static final RequestMatcher FINGERPRINTED = PathPatternRequestMatcher.pathPattern("/VAADIN/build/**");

    private final String strict;

    ResponseHeaders(KeycloakSettings keycloak) {
        // A form that leads to the fresh login is redirected to Keycloak, which browsers count as sending it there.
        this.strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self';"
                + " connect-src 'self'; form-action 'self' " + origin(keycloak.url())
                + "; base-uri 'none'; frame-ancestors 'none'; report-uri " + PolicyReports.PATH;
    }

    void of(HttpSecurity http) {
        http.headers(headers -> headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(FEATURES))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .addHeaderWriter(policy())
                .addHeaderWriter(ResponseHeaders::caching));
    }

    private HeaderWriter policy() {
        return (request, response) -> {
            if (!response.containsHeader(POLICY)) {
                response.setHeader(POLICY, strict);
            }
        };
    }

    /** Everything private is kept nowhere, whatever the part that answered says: Vaadin's says no-cache only. */
    private static void caching(HttpServletRequest request, HttpServletResponse response) {
        if (!STATIC.matches(request) || response.getStatus() >= 400 || isPage(response)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        } else if (!FINGERPRINTED.matches(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        }
    }

    /** Where there is no such part, one of Vaadin's pages answers. */
    private static boolean isPage(HttpServletResponse response) {
        String type = response.getContentType();
        return type != null && type.startsWith("text/html");
    }

    private static String origin(String url) {
        URI uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
