package org.bylaw.security;

import static org.bylaw.shared.Say.later;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Say;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the session of somebody who left or was disabled: within seconds after the directory knows, not when the session
 * ends. Whoever goes on is answered in their language.
 */
@Component
class ActivePersonFilter extends OncePerRequestFilter {

    /** So long one answer of the directory serves a person's requests. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final CurrentPerson currentPerson;
    private final People people;
    private final SessionRecord record;
    private final Map<UUID, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(boolean active, String language, long nanos) {}

    ActivePersonFilter(CurrentPerson currentPerson, People people, SessionRecord record) {
        this.currentPerson = currentPerson;
        this.people = people;
        this.record = record;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Answer> known = currentPerson.id().map(this::answer);
        if (known.isPresent() && !known.get().active()) {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            Authentication whose = SecurityContextHolder.getContext().getAuthentication();
            SecurityContextHolder.clearContext();
            if (session != null && whose != null) {
                record.ended(whose, "inactive");
                RefusalRecord.isOnRecord();
            }
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN,
                    Say.in(Locale.of(known.get().language()), later("This account is no longer active.")));
            return;
        }
        known.ifPresent(answer -> PersonsLanguage.is(request, answer.language()));
        chain.doFilter(request, response);
    }

    private Answer answer(UUID id) {
        long now = System.nanoTime();
        Answer known = answers.get(id);
        if (known == null || now - known.nanos() > REMEMBERED.toNanos()) {
            Optional<Person> person = people.find(id);
            known = new Answer(
                    person.filter(Person::active).isPresent(),
                    person.map(Person::language).orElse("en"),
                    now);
            answers.put(id, known);
            if (answers.size() > 10_000) {
                answers.values().removeIf(answer -> now - answer.nanos() > REMEMBERED.toNanos());
            }
        }
        return known;
    }
}
