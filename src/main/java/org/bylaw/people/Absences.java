package org.bylaw.people;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Ids;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is away and who does their duties meanwhile; everyone says so for themselves, HR and managers for their people. */
@Service
public class Absences {

    private static final int LONGEST_DAYS = 366;

    private static final String ABSENCE = """
            SELECT a.id, a.person_id, p.name AS person_name, a.substitute_id, s.name AS substitute_name,
                a.first_day, a.last_day
            FROM absence a JOIN person p ON p.id = a.person_id JOIN person s ON s.id = a.substitute_id
            """;

    private final JdbcClient jdbc;
    private final People people;
    private final PeopleAccess access;
    private final CurrentPerson currentPerson;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Absences(
            JdbcClient jdbc,
            People people,
            PeopleAccess access,
            CurrentPerson currentPerson,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.access = access;
        this.currentPerson = currentPerson;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Names who does a person's duties from the first to the last day.
     *
     * @throws Problem where the dates or the substitute do not do, or the person is not one whom the caller may speak for
     */
    @AllowedToAll
    @Whose(ObjectRule.MANAGED_PERSON)
    @Transactional
    public UUID setSubstitute(UUID personId, UUID substituteId, LocalDate firstDay, LocalDate lastDay) {
        requireMayManage(personId);
        checkDays(firstDay, lastDay);
        checkSubstitute(personId, substituteId);
        // One at a time: two people who name each other at the same moment would not see each other's rows.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('absence'))")
                .query((row, number) -> true)
                .single();
        checkNotAwayAlready(personId, firstDay, lastDay);
        checkNotCircular(personId, substituteId, firstDay, lastDay);
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO absence (id, person_id, substitute_id, first_day, last_day, created_at, created_by)
                        VALUES (:id, :person, :substitute, :first, :last, :now, :by)
                        """)
                .param("id", id)
                .param("person", personId)
                .param("substitute", substituteId)
                .param("first", firstDay)
                .param("last", lastDay)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", currentPerson.requireId())
                .update();
        events.publishEvent(new SubstituteSet(id, personId, substituteId, firstDay, lastDay));
        return id;
    }

    /** Ends an absence at once: from today on the person does their own duties again; one that has not begun is called off. */
    @AllowedToAll
    @Whose(ObjectRule.MANAGED_PERSON)
    @Transactional
    public void end(UUID absenceId) {
        LocalDate today = LocalDate.now(clock);
        Absence absence = jdbc.sql(ABSENCE + "WHERE a.id = :id FOR UPDATE OF a")
                .param("id", absenceId)
                .query(Absence.class)
                .optional()
                .orElseThrow(() -> Problem.stale(say("This absence was called off already.")));
        requireMayManage(absence.personId());
        if (absence.lastDay().isBefore(today)) {
            throw Problem.stale(say("This absence is over already."));
        }
        if (absence.firstDay().isBefore(today)) {
            jdbc.sql("UPDATE absence SET last_day = :last WHERE id = :id")
                    .param("last", today.minusDays(1))
                    .param("id", absenceId)
                    .update();
        } else {
            jdbc.sql("DELETE FROM absence WHERE id = :id")
                    .param("id", absenceId)
                    .update();
        }
        events.publishEvent(new AbsenceEnded(absenceId, absence.personId(), absence.substituteId(), absence.lastDay()));
    }

    /** Whether the caller may set and end absences of that person: it is themselves, or somebody of their team; HR for all. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean mayManage(UUID personId) {
        return access.mayManage(personId);
    }

    /** For whom the caller may set absences, beside themselves: active people whose name contains the text, by name. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<Person> manageable(String text, int offset, int limit) {
        if (access.managesAll()) {
            return people.search(text, offset, limit);
        }
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return people.teamOf(currentPerson.requireId()).stream()
                .filter(person -> person.name().toLowerCase(Locale.ROOT).contains(wanted))
                .skip(offset)
                .limit(limit)
                .toList();
    }

    /** Whether there is anybody for whom the caller may set absences, beside themselves. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean managesOthers() {
        return access.managesAll() || access.leadsAnybody();
    }

    /** Absences of the people for whom the caller may set them, under way or to come, those that begin first at the top. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<Absence> ofMyPeople(int offset, int limit) {
        return jdbc.sql("""
                        WITH RECURSIVE team AS (
                            SELECT id FROM person WHERE manager_id = :me AND NOT :all
                            UNION
                            SELECT p.id FROM person p JOIN team t ON p.manager_id = t.id
                        )
                        """ + ABSENCE + """
                        WHERE a.last_day >= :today AND a.person_id <> :me
                            AND (:all OR a.person_id IN (SELECT id FROM team))
                        ORDER BY a.first_day, p.name, a.id OFFSET :offset LIMIT :limit
                        """)
                .param("me", currentPerson.requireId())
                .param("all", access.managesAll())
                .param("today", LocalDate.now(clock))
                .param("offset", offset)
                .param("limit", limit)
                .query(Absence.class)
                .list();
    }

    /** Absences of one person that are not over, and where the person is the substitute of others. */
    @AllowedToAll
    @Whose(ObjectRule.SEEN_PERSON)
    public List<Absence> concerning(UUID personId) {
        access.requireSeeing(personId);
        return jdbc.sql(ABSENCE + """
                        WHERE (a.person_id = :person OR a.substitute_id = :person) AND a.last_day >= :today
                        ORDER BY a.first_day, a.id
                        """)
                .param("person", personId)
                .param("today", LocalDate.now(clock))
                .query(Absence.class)
                .list();
    }

    private void requireMayManage(UUID personId) {
        if (!access.mayManage(personId)) {
            throw Problem.forbidden(say("Only the person, their managers and HR can set a substitute for somebody."));
        }
    }

    private void checkDays(LocalDate firstDay, LocalDate lastDay) {
        if (lastDay.isBefore(firstDay)) {
            throw Problem.invalid("lastDay", say("The last day is before the first one."));
        }
        if (lastDay.isBefore(LocalDate.now(clock))) {
            throw Problem.invalid("lastDay", say("This time is over already."));
        }
        if (firstDay.plusDays(LONGEST_DAYS).isBefore(lastDay)) {
            throw Problem.invalid("lastDay", say("An absence can last a year at most."));
        }
    }

    private void checkSubstitute(UUID personId, UUID substituteId) {
        if (personId.equals(substituteId)) {
            throw Problem.invalid("substituteId", say("Nobody can be their own substitute. Choose somebody else."));
        }
        Person substitute = people.require(substituteId);
        if (!substitute.active()) {
            throw Problem.invalid("substituteId", say("{0} has left. Choose somebody else.", substitute.name()));
        }
    }

    private void checkNotAwayAlready(UUID personId, LocalDate firstDay, LocalDate lastDay) {
        jdbc.sql(ABSENCE + "WHERE a.person_id = :person AND a.first_day <= :last AND a.last_day >= :first LIMIT 1")
                .param("person", personId)
                .param("first", firstDay)
                .param("last", lastDay)
                .query(Absence.class)
                .optional()
                .ifPresent(other -> {
                    throw Problem.invalid(
                            "firstDay",
                            say(
                                    "{0} is the substitute already from {1} to {2}. End that first, or choose other days.",
                                    other.substituteName(), other.firstDay(), other.lastDay()));
                });
    }

    /** Follows who stands in for the substitute on the same days; duties would otherwise go round without an end. */
    private void checkNotCircular(UUID personId, UUID substituteId, LocalDate firstDay, LocalDate lastDay) {
        boolean circular = jdbc.sql("""
                        WITH RECURSIVE chain AS (
                            SELECT substitute_id, greatest(first_day, :first) AS first_day, least(last_day, :last) AS last_day
                            FROM absence WHERE person_id = :substitute AND first_day <= :last AND last_day >= :first
                            UNION
                            SELECT a.substitute_id, greatest(a.first_day, c.first_day), least(a.last_day, c.last_day)
                            FROM chain c JOIN absence a ON a.person_id = c.substitute_id
                                AND a.first_day <= c.last_day AND a.last_day >= c.first_day
                        )
                        SELECT EXISTS (SELECT FROM chain WHERE substitute_id = :person)
                        """)
                .param("substitute", substituteId)
                .param("person", personId)
                .param("first", firstDay)
                .param("last", lastDay)
                .query(Boolean.class)
                .single();
        if (circular) {
            throw Problem.invalid(
                    "substituteId",
                    say(
                            "On some of these days they are away themselves, and their duties come back here. Choose somebody else."));
        }
    }
}
