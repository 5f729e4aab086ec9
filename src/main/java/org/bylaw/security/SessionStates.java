package org.bylaw.security;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.bylaw.people.People;
import org.bylaw.shared.DatabaseTrouble;
import org.bylaw.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Remembers for a few seconds how a session stands, so that its requests do not each ask the database. */
@Component
class SessionStates {

    /** So long one answer serves the requests of a session. */
    static final Duration REMEMBERED = Duration.ofSeconds(10);

    /**
     * So long one answer serves while the database is away: whoever acts is told so on their page, and nobody is logged
     * out by it. Who lost a role is without it within a minute all the same.
     */
    static final Duration WHILE_AWAY = Duration.ofSeconds(40);

    /** So long it is not asked again after it was found away, since each attempt takes seconds. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private static final int MANY = 10_000;

    private final WebSessions sessions;
    private final People people;
    private final LongSupplier nanos;
    private final Map<UUID, Answer> answers = new ConcurrentHashMap<>();
    private volatile long awaySince;
    private volatile boolean away;

    private record Answer(Optional<WebSessions.State> state, long nanos) {}

    @Autowired
    SessionStates(WebSessions sessions, People people) {
        this(sessions, people, System::nanoTime);
    }

    /** @param nanos what the time since anything is measured by */
    SessionStates(WebSessions sessions, People people, LongSupplier nanos) {
        this.sessions = sessions;
        this.people = people;
        this.nanos = nanos;
    }

    Optional<WebSessions.State> of(UUID session) {
        return remembered(session, sessions::look);
    }

    /** Of somebody whose session was noted nowhere. */
    Optional<WebSessions.State> without(UUID personId) {
        return remembered(
                personId,
                id -> Optional.of(people.find(id)
                        .map(person -> new WebSessions.State(
                                false, person.active(), person.language(), EnumSet.noneOf(Role.class), null))
                        .orElse(new WebSessions.State(true, false, "en", EnumSet.noneOf(Role.class), null))));
    }

    /** Ended on this node: nobody waits for what is remembered. */
    void forget(UUID session) {
        answers.remove(session);
    }

    private Optional<WebSessions.State> remembered(UUID id, Function<UUID, Optional<WebSessions.State>> look) {
        long now = nanos.getAsLong();
        Answer known = answers.get(id);
        if (known == null || now - known.nanos() > REMEMBERED.toNanos()) {
            boolean serves = known != null && now - known.nanos() < WHILE_AWAY.toNanos();
            if (serves && away && now - awaySince < PAUSE.toNanos()) {
                return known.state();
            }
            try {
                known = new Answer(look.apply(id), now);
                away = false;
            } catch (RuntimeException e) {
                if (!serves || DatabaseTrouble.of(e).isEmpty()) {
                    throw e;
                }
                awaySince = nanos.getAsLong();
                away = true;
                return known.state();
            }
            answers.put(id, known);
            if (answers.size() > MANY) {
                answers.values().removeIf(answer -> now - answer.nanos() > REMEMBERED.toNanos());
            }
        }
        return known.state();
    }
}
