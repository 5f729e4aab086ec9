package org.bylaw.retention;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Pseudonyms of people who left, given before their time by compliance. */
@Service
public class Pseudonyms {

    private final JdbcClient jdbc;
    private final Pseudonymisation pseudonymisation;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    Pseudonyms(JdbcClient jdbc, Pseudonymisation pseudonymisation, CurrentPerson currentPerson, Clock clock) {
        this.jdbc = jdbc;
        this.pseudonymisation = pseudonymisation;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * How it stands with the name of somebody.
     *
     * @param dueAt when a run gives the pseudonym; empty for who works here, or where names are kept for good
     * @param mayReplace whether the current person may do it now
     */
    public record Standing(
            boolean active,
            boolean pseudonymous,
            boolean held,
            @Nullable Instant dueAt,
            boolean mayReplace) {}

    @AllowedToAll
    @Transactional(readOnly = true)
    @Whose(ObjectRule.VISIBLE)
    public Standing of(UUID personId) {
        boolean compliance = currentPerson.has(Role.COMPLIANCE);
        return jdbc.sql("""
                        SELECT p.active, p.pseudonym IS NOT NULL AS pseudonymous, is_held('person', p.id) AS held,
                            CASE WHEN s.active THEN p.left_at + make_interval(months => t.months) END AS due_at
                        FROM person p CROSS JOIN retention_switch s JOIN retention_term t ON t.kind = :kind WHERE p.id = :id
                        """)
                .param("kind", NamesOfLeavers.KIND)
                .param("id", personId)
                .query((row, number) -> {
                    boolean active = row.getBoolean("active");
                    boolean pseudonymous = row.getBoolean("pseudonymous");
                    boolean held = row.getBoolean("held");
                    var due = row.getTimestamp("due_at");
                    return new Standing(
                            active,
                            pseudonymous,
                            held,
                            due == null ? null : due.toInstant(),
                            compliance && !active && !pseudonymous && !held);
                })
                .optional()
                .orElseThrow(Pseudonyms::missing);
    }

    /** @throws Problem INVALID for somebody who works here or is under legal hold; STALE where it is done already */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void replace(UUID personId) {
        // The row first: neither a return nor another click comes in between.
        jdbc.sql("SELECT 1 FROM person WHERE id = :id FOR UPDATE")
                .param("id", personId)
                .query(Integer.class)
                .optional()
                .orElseThrow(Pseudonyms::missing);
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(660066)").query(row -> {});
        Standing standing = of(personId);
        if (standing.active()) {
            throw Problem.invalid(say("This person works here. Only people who left get a pseudonym."));
        }
        if (standing.held()) {
            throw Problem.invalid(say("This person is under legal hold. Lift it first, with somebody else."));
        }
        if (standing.pseudonymous()) {
            throw Problem.stale(say("This person has a pseudonym already."));
        }
        pseudonymisation.replace(personId, clock.instant());
    }

    private static Problem missing() {
        return Problem.notFound(say("This person is not there."));
    }
}
