package org.bylaw.retention;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts a pseudonym in the place of somebody who left, wherever the database may forget the name, and says so in the trail. */
@Component
class Pseudonymisation {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Pseudonymisation(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Does nothing for somebody who has one. The database refuses those who work here and those under legal hold. */
    void replace(UUID personId, Instant now) {
        String pseudonym = free();
        int places = jdbc.sql("SELECT person_pseudonymise(:id, :name, :now)")
                .param("id", personId)
                .param("name", pseudonym)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        boolean done = jdbc.sql("SELECT pseudonym = :name FROM person WHERE id = :id")
                .param("name", pseudonym)
                .param("id", personId)
                .query(Boolean.class)
                .single();
        if (done) {
            SubjectRef person = SubjectRef.person(personId);
            audit.record("PersonPseudonymised", person, person, Map.of("name", pseudonym, "places", places));
        }
    }

    /** Not made from the name, so that nobody can try names out. */
    private String free() {
        String pseudonym;
        int digits = 0;
        do {
            String number = Integer.toHexString(RANDOM.nextInt(1 << 28) | 1 << 28).toUpperCase(Locale.ROOT);
            pseudonym = "Former employee " + number.substring(1, Math.min(number.length(), 5 + digits++ / 4));
        } while (jdbc.sql("SELECT EXISTS (SELECT FROM person WHERE pseudonym = :name)")
                .param("name", pseudonym)
                .query(Boolean.class)
                .single());
        return pseudonym;
    }
}
