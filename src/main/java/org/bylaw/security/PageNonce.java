package org.bylaw.security;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * Gives each page of Vaadin a policy with a number used once: only scripts that the server wrote into this very page run,
 * and what they load. Vaadin's client evaluates what the server sends, so {@code unsafe-eval} stays; its components set
 * styles at run time, so {@code unsafe-inline} stays for styles.
 */
@Component
class PageNonce implements VaadinServiceInitListener {

    private static final String POLICY = "default-src 'none'; script-src 'nonce-%s' 'strict-dynamic' 'unsafe-eval';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self';"
            + " manifest-src 'self'; form-action 'self'; base-uri 'self'; object-src 'none'; frame-src 'none';"
            + " frame-ancestors 'none'; report-uri " + PolicyReports.PATH;

    private final SecureRandom random = new SecureRandom();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::seal);
    }

    private void seal(IndexHtmlResponse page) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getVaadinResponse().setHeader(ResponseHeaders.POLICY, POLICY.formatted(nonce));
        page.getDocument()
                .select("script, link[rel=modulepreload], link[as=script]")
                .attr("nonce", nonce);
    }
}
