package org.bylaw.security;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Says to whom a weakness is reported (RFC 9116), without a login: who found one may have none. Where no contact is set
 * there is nothing to say.
 */
@RestController
class SecurityContact {

    static final String PATH = "/.well-known/security.txt";

    /** The standard recommends less than a year; made anew with each answer, it never runs out while somebody operates it. */
    private static final Duration VALID = Duration.ofDays(180);

    private final String contact;
    private final String publicUrl;
    private final Clock clock;

    SecurityContact(
            @Value("${bylaw.security.contact:}") String contact,
            @Value("${bylaw.public-url}") String publicUrl,
            Clock clock) {
        this.contact = contact.strip();
        this.publicUrl = publicUrl;
        this.clock = clock;
        if (contact.contains("\n") || contact.contains("\r")) {
            throw new IllegalStateException("BYLAW_SECURITY_CONTACT has to be one line.");
        }
    }

    @GetMapping(PATH)
    ResponseEntity<String> text() {
        if (contact.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .body("""
                        Contact: %s
                        Expires: %s
                        Preferred-Languages: en, de
                        Canonical: %s%s
                        """.formatted(
                                contact.contains(":") ? contact : "mailto:" + contact,
                                clock.instant().plus(VALID).truncatedTo(ChronoUnit.SECONDS),
                                publicUrl,
                                PATH));
    }
}
