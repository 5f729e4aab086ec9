package org.bylaw.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyDetails;
import org.bylaw.shared.DatabaseTrouble;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.testing.Organisation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who begin one policy after the other, and remember of each what they were told. */
final class Clerks {

    /** What somebody was told of an act. */
    enum Told {
        DONE,
        NOT_DONE,
        LOOK_YOURSELF
    }

    private static final Duration BREATH = Duration.ofMillis(60);

    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final Policies policies;
    private final UUID department;
    private final UUID author;
    private final Map<String, Told> acts = new ConcurrentHashMap<>();
    private final Map<DatabaseTrouble, Long> troubles = new ConcurrentHashMap<>();
    private final List<RuntimeException> unexpected = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final CountDownLatch evening = new CountDownLatch(1);
    private volatile long lastDoneNanos;
    private volatile long longestNanos;

    Clerks(Organisation organisation, JdbcClient jdbc, Policies policies) {
        this.organisation = organisation;
        this.jdbc = jdbc;
        this.policies = policies;
        department = organisation.department("clerks", "Clerks");
        author = organisation.hire("Clerk", department, null, Role.POLICY_AUTHOR, Role.POLICY_OWNER);
    }

    void begin(int people) {
        for (int person = 0; person < people; person++) {
            threads.add(Thread.ofPlatform().name("clerk-" + person).start(() -> {
                do {
                    one();
                } while (!isEveningAfterABreath());
            }));
        }
    }

    private boolean isEveningAfterABreath() {
        try {
            return evening.await(BREATH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** @return what was told */
    Told one() {
        String reference = "C-" + Ids.next().toString().substring(24).toUpperCase();
        long begun = System.nanoTime();
        Told told;
        try {
            organisation.as(author, () -> policies.create(details(reference), "# Rules\n\nKeep them."));
            told = Told.DONE;
            lastDoneNanos = System.nanoTime();
        } catch (RuntimeException e) {
            DatabaseTrouble trouble = DatabaseTrouble.of(e).orElse(null);
            if (trouble == null) {
                synchronized (unexpected) {
                    unexpected.add(e);
                }
                told = Told.NOT_DONE;
            } else {
                troubles.merge(trouble, 1L, Long::sum);
                told = trouble == DatabaseTrouble.OUTCOME_UNKNOWN ? Told.LOOK_YOURSELF : Told.NOT_DONE;
            }
        }
        longestNanos = Math.max(longestNanos, System.nanoTime() - begun);
        acts.put(reference, told);
        return told;
    }

    /** Moment of the last act that was done, by {@link System#nanoTime}. */
    long lastDoneNanos() {
        return lastDoneNanos;
    }

    long told(DatabaseTrouble trouble) {
        return troubles.getOrDefault(trouble, 0L);
    }

    /** The longest that anybody waited for an answer since this was asked last. */
    Duration longestWait() {
        Duration longest = Duration.ofNanos(longestNanos);
        longestNanos = 0;
        return longest;
    }

    Map<Told, Long> counts() {
        return acts.values().stream().collect(Collectors.groupingBy(told -> told, Collectors.counting()));
    }

    /** What must not be: acts that are there otherwise than was told, or not wholly, or that nobody foresaw. */
    List<String> lies() {
        record There(String reference, long policies, long acts) {}
        Map<String, There> there = jdbc.sql("""
                        SELECT p.reference, count(DISTINCT p.id) AS policies, count(e.id) AS acts
                        FROM policy p LEFT JOIN audit_event e ON e.page_id = p.id AND e.act = 'PolicyCreated'
                        WHERE p.reference LIKE 'C-%' GROUP BY p.reference
                        """).query(There.class).list().stream()
                .collect(Collectors.toMap(There::reference, each -> each));
        List<String> lies = new ArrayList<>();
        acts.forEach((reference, told) -> {
            There found = there.getOrDefault(reference, new There(reference, 0, 0));
            boolean whole = found.policies() == found.acts() && found.policies() <= 1;
            boolean asTold =
                    switch (told) {
                        case DONE -> found.policies() == 1;
                        case NOT_DONE -> found.policies() == 0;
                        case LOOK_YOURSELF -> true;
                    };
            if (!whole || !asTold) {
                lies.add("%s: told %s, there %d policies and %d rows of the trail"
                        .formatted(reference, told, found.policies(), found.acts()));
            }
        });
        synchronized (unexpected) {
            unexpected.forEach(fault -> lies.add("not foreseen: " + fault));
        }
        return lies;
    }

    private PolicyDetails details(String reference) {
        return new PolicyDetails(
                reference,
                "A policy of the clerks",
                DocumentType.POLICY,
                author,
                department,
                Classification.INTERNAL,
                "en",
                Set.of("clerks"),
                Set.of(),
                12,
                Set.of(),
                Set.of("5.1"));
    }

    void end() throws InterruptedException {
        evening.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
