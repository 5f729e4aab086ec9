package org.bylaw.retention;

import static org.bylaw.shared.Say.say;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.TrailPrivacy;
import org.bylaw.audit.TrailPrivacy.Withheld;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts a pseudonym in the place of somebody who left, wherever the database may forget the name, and says so in the trail. */
@Component
class Pseudonymisation {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final TrailPrivacy privacy;
    private final AuditTrail audit;

    Pseudonymisation(JdbcClient jdbc, TrailPrivacy privacy, AuditTrail audit) {
        this.jdbc = jdbc;
        this.privacy = privacy;
        this.audit = audit;
    }

    /**
     * Does nothing for somebody who has one. The database refuses those who work here and those under legal hold.
     *
     * @throws Problem STALE while acts that name the person are not sealed yet, which takes a second or two
     */
    void replace(UUID personId, Instant now) {
        Known known = known(personId);
        String pseudonym = free();
        int places = jdbc.sql("SELECT person_pseudonymise(:id, :name, :now)")
                .param("id", personId)
                .param("name", pseudonym)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        if (!known(personId).name().equals(pseudonym)) {
            return;
        }
        Withheld trail = privacy.withhold(personId, known.words(), pseudonym);
        if (trail.waiting() > 0) {
            throw Problem.stale(say("Acts that name this person are just being sealed. Please try again in a moment."));
        }
        SubjectRef person = SubjectRef.person(personId);
        audit.record(
                "PersonPseudonymised",
                person,
                person,
                Map.of("name", pseudonym, "places", places, "rows", trail.rows()));
    }

    /**
     * How somebody is called. By the same rule as the database's own function (V66): the name counts as a word of theirs only
     * where nobody else has it, and one short word never does: "de" is a language, too, and what is withheld is gone for good.
     */
    private record Known(String name, @Nullable String email, String username, boolean namesake) {

        Set<String> words() {
            Set<String> words = new HashSet<>();
            if (username.length() >= 6 && username.matches(".*[.@0-9_-].*")) {
                words.add(username);
            }
            if (email != null && email.contains("@")) {
                words.add(email);
            }
            if (!namesake && name.contains(" ") && name.length() >= 5) {
                words.add(name);
            }
            return words;
        }
    }

    private Known known(UUID personId) {
        return jdbc.sql("""
                        SELECT p.name, p.email, p.username, EXISTS (SELECT FROM person o
                            WHERE lower(o.name) = lower(p.name) AND o.id <> p.id) AS namesake
                        FROM person p WHERE p.id = :id
                        """).param("id", personId).query(Known.class).single();
    }

    /** Not made from the name, so that nobody can try names out. */
    private String free() {
        String pseudonym;
        int digits = 0;
        do {
            String number =
                    Integer.toHexString(RANDOM.nextInt(1 << 28) | 1 << 28).toUpperCase(Locale.ROOT);
            pseudonym = "Former employee " + number.substring(1, Math.min(number.length(), 5 + digits++ / 4));
        } while (jdbc.sql("SELECT EXISTS (SELECT FROM person WHERE pseudonym = :name)")
                .param("name", pseudonym)
                .query(Boolean.class)
                .single());
        return pseudonym;
    }
}
