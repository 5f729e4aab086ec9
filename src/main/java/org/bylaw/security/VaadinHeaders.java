package org.bylaw.security;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinRequestInterceptor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import java.util.Map;

/**
 * Writes the headers of {@link ResponseHeaders} to what Vaadin answers. Requests reach it by a forward, whose answer the
 * server ends before Spring Security would write its own.
 */
final class VaadinHeaders implements VaadinRequestInterceptor {

    private static final long serialVersionUID = 1L;

    private static final Map<String, String> ALWAYS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "same-origin",
            "Permissions-Policy", ResponseHeaders.FEATURES,
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin");

    @Override
    public void requestStart(VaadinRequest request, VaadinResponse response) {
        ALWAYS.forEach(response::setHeader);
    }

    @Override
    public void handleException(
            VaadinRequest request, VaadinResponse response, VaadinSession session, Exception exception) {
        // Whatever it was, the answer has its headers already.
    }

    @Override
    public void requestEnd(VaadinRequest request, VaadinResponse response, VaadinSession session) {
        // They were written at the start.
    }
}
