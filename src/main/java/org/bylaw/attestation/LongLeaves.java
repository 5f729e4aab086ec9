package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is on leave for long: HR enters it. Nobody on leave is reminded, and what they are asked is due some days after their
 * return.
 */
@Service
public class LongLeaves {

    /** Days after the return until what waited is due. */
    static final int DAYS_AFTER_RETURN = 14;

    private static final int MOST_YEARS = 5;

    private final JdbcClient jdbc;
    private final People people;
    private final CurrentPerson currentPerson;
    private final AuditTrail audit;
    private final Clock clock;

    LongLeaves(JdbcClient jdbc, People people, CurrentPerson currentPerson, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.currentPerson = currentPerson;
        this.audit = audit;
        this.clock = clock;
    }

    /** The present and the coming ones of a person. */
    @Allowed({Role.HR, Role.COMPLIANCE, Role.AUDITOR})
    public List<LongLeave> of(UUID personId) {
        return jdbc.sql("""
                        SELECT l.id, l.first_day, l.last_day, p.name AS entered_by
                        FROM long_leave l JOIN person p ON p.id = l.entered_by
                        WHERE l.person_id = :person AND l.last_day >= :today ORDER BY l.first_day, l.id
                        """)
                .param("person", personId)
                .param("today", LocalDate.now(clock))
                .query(LongLeave.class)
                .list();
    }

    /** @throws Problem where the days do not make sense, or meet another leave of the person */
    @Allowed(Role.HR)
    @Transactional
    public UUID enter(UUID personId, LocalDate firstDay, LocalDate lastDay) {
        String name = people.require(personId).name();
        LocalDate today = LocalDate.now(clock);
        if (lastDay.isBefore(firstDay) || lastDay.isBefore(today)) {
            throw Problem.invalid(
                    "lastDay", say("Please choose a last day that is not over, and not before the first one."));
        }
        if (lastDay.isAfter(firstDay.plusYears(MOST_YEARS))) {
            throw Problem.invalid("lastDay", say("Please choose a last day within {0} years.", MOST_YEARS));
        }
        UUID id = Ids.next();
        int entered = jdbc.sql("""
                        INSERT INTO long_leave (id, person_id, first_day, last_day, entered_by, entered_at)
                        SELECT :id, :person, :first, :last, :me, :now WHERE NOT EXISTS (SELECT FROM long_leave
                            WHERE person_id = :person AND first_day <= CAST(:last AS date) AND last_day >= CAST(:first AS date))
                        """)
                .param("id", id)
                .param("person", personId)
                .param("first", firstDay)
                .param("last", lastDay)
                .param("me", currentPerson.requireId())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (entered == 0) {
            throw Problem.invalid("firstDay", say("{0} has a leave in these days already.", name));
        }
        record("LongLeaveEntered", personId, name, firstDay, lastDay);
        giveTime("a.person_id = :person", Map.of("person", personId));
        return id;
    }

    /** Somebody comes back earlier, or does not go; what they are asked keeps its later due date. */
    @Allowed(Role.HR)
    @Transactional
    public void end(UUID leaveId) {
        record Ended(UUID personId, LocalDate firstDay, LocalDate lastDay) {}
        Ended ended = jdbc.sql("DELETE FROM long_leave WHERE id = :id RETURNING person_id, first_day, last_day")
                .param("id", leaveId)
                .query(Ended.class)
                .optional()
                .orElseThrow(() -> Problem.stale(say("This leave was ended already.")));
        record(
                "LongLeaveEnded",
                ended.personId(),
                people.require(ended.personId()).name(),
                ended.firstDay(),
                ended.lastDay());
    }

    private void record(String act, UUID personId, String name, LocalDate firstDay, LocalDate lastDay) {
        SubjectRef person = SubjectRef.person(personId);
        audit.record(
                act,
                person,
                person,
                Map.of("person", name, "firstDay", firstDay.toString(), "lastDay", lastDay.toString()));
    }

    /**
     * Moves the due dates of those who are on leave now behind their return.
     *
     * @param which a condition on {@code attestation a}
     */
    void giveTime(String which, Map<String, Object> params) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("today", LocalDate.now(clock));
        all.put("later", DAYS_AFTER_RETURN);
        jdbc.sql("""
                        UPDATE attestation a SET due_on = l.last_day + :later, plan_day = :today - (l.last_day + :later)
                        FROM long_leave l
                        WHERE l.person_id = a.person_id AND :today BETWEEN l.first_day AND l.last_day
                            AND a.state = 'OPEN' AND a.due_on < l.last_day + :later AND %s
                        """.formatted(which)).params(all).update();
    }

    /** Whoever is on leave when a campaign ends for good did not miss it. */
    void excuseFrom(UUID campaignId) {
        jdbc.sql("""
                        UPDATE attestation a SET state = 'EXCUSED', excused_by = l.entered_by,
                            reason = 'On leave until ' || to_char(l.last_day, 'YYYY-MM-DD')
                        FROM long_leave l
                        WHERE a.campaign_id = :campaign AND a.state = 'OPEN' AND l.person_id = a.person_id
                            AND :today BETWEEN l.first_day AND l.last_day
                        """)
                .param("campaign", campaignId)
                .param("today", LocalDate.now(clock))
                .update();
    }
}
