package org.bylaw.approval;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.approval.RacingVersion.Sight;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.Policies;
import org.bylaw.policy.Submissions;
import org.bylaw.testing.AtOnce;
import org.bylaw.testing.Organisation;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/**
 * Lets people approve, withdraw, sign, edit and hand over at the same moment, round after round, and has each round's
 * history judged. A round is one moment: several random acts on one version, begun together.
 */
class Races {

    /** After so many moments a version makes room for a new one. */
    private static final int LONGEST = 25;

    private final Organisation organisation;
    private final Policies policies;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Approvals approvals;
    private final ApprovalTestBed.Logins logins;
    private final JdbcClient jdbc;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final Clock clock;

    Races(
            Organisation organisation,
            Policies policies,
            Drafts drafts,
            Submissions submissions,
            Approvals approvals,
            ApprovalTestBed.Logins logins,
            JdbcClient jdbc,
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            Clock clock) {
        this.organisation = organisation;
        this.policies = policies;
        this.drafts = drafts;
        this.submissions = submissions;
        this.approvals = approvals;
        this.logins = logins;
        this.jdbc = jdbc;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.clock = clock;
    }

    /** What came of a race: how often each act was accepted, and everything that should not have happened. */
    record Figures(
            long seed,
            int rounds,
            int versions,
            Map<String, Integer> accepted,
            Map<String, Integer> refused,
            Map<String, Integer> ends,
            List<String> wrong,
            Duration took) {

        @Override
        public String toString() {
            return "%d rounds on %d versions in %d s (seed %d); accepted %s; refused in words %s; versions ended %s"
                    .formatted(rounds, versions, took.toSeconds(), seed, accepted, refused, ends);
        }
    }

    /** What one lane counts. */
    private static final class Tally {
        final Map<String, Integer> accepted = new TreeMap<>();
        final Map<String, Integer> refused = new TreeMap<>();
        final Map<String, Integer> ends = new TreeMap<>();
        final List<String> wrong = new ArrayList<>();
        int versions;
    }

    /**
     * @param rounds of all lanes together
     * @param lanes how many versions are raced for side by side
     * @param atOnce how many people act at the same moment on each
     */
    Figures run(long seed, int rounds, int lanes, int atOnce) {
        long began = System.nanoTime();
        jdbc.sql("DELETE FROM person_role").update();
        List<Callable<Tally>> work = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            int number = lane;
            RacingPeople people = new RacingPeople(organisation, "L" + number);
            away(people);
            work.add(() -> lane(new Random(seed + number), people, rounds / lanes, atOnce));
        }
        Tally all = new Tally();
        ExecutorService threads = Executors.newFixedThreadPool(lanes);
        try {
            for (Future<Tally> lane : threads.invokeAll(work)) {
                Tally tally = lane.get();
                tally.accepted.forEach((act, count) -> all.accepted.merge(act, count, Integer::sum));
                tally.refused.forEach((act, count) -> all.refused.merge(act, count, Integer::sum));
                tally.ends.forEach((state, count) -> all.ends.merge(state, count, Integer::sum));
                all.wrong.addAll(tally.wrong);
                all.versions += tally.versions;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A lane ended early", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return new Figures(
                seed,
                rounds,
                all.versions,
                all.accepted,
                all.refused,
                all.ends,
                all.wrong,
                Duration.ofNanos(System.nanoTime() - began));
    }

    /** One approver is on holiday, so that somebody stands in. */
    private void away(RacingPeople people) {
        jdbc.sql("""
                        INSERT INTO absence (id, person_id, substitute_id, first_day, last_day, created_at, created_by)
                        VALUES (:id, :person, :substitute, :today, :later, :now, :person)
                        """)
                .param("id", UUID.randomUUID())
                .param("person", people.approvers.getFirst())
                .param("substitute", people.deputy)
                .param("today", LocalDate.now(clock).minusDays(1))
                .param("later", LocalDate.now(clock).plusDays(30))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Tally lane(Random random, RacingPeople people, int rounds, int atOnce) {
        Tally tally = new Tally();
        RacingActs acts = new RacingActs(
                people, policies, drafts, submissions, approvals, logins, runtime, management, clock, random);
        LegalHistory history = new LegalHistory(jdbc, runtime, tasks);
        try (AtOnce together = new AtOnce(organisation)) {
            RacingVersion version = begin(people, acts, tally);
            int age = 0;
            for (int round = 0; round < rounds && tally.wrong.size() < 20; round++) {
                Sight sight = version.look(jdbc);
                if (sight.isOver() && random.nextInt(2) == 0 || age++ > LONGEST) {
                    tally.ends.merge(sight.state(), 1, Integer::sum);
                    version = begin(people, acts, tally);
                    sight = version.look(jdbc);
                    age = 0;
                }
                List<AtOnce.Outcome> outcomes = together.run(acts.some(atOnce, version, sight));
                judge(round, version, outcomes, history, tally);
            }
        }
        return tally;
    }

    private void judge(
            int round, RacingVersion version, List<AtOnce.Outcome> outcomes, LegalHistory history, Tally tally) {
        for (AtOnce.Outcome outcome : outcomes) {
            (outcome.accepted() ? tally.accepted : tally.refused)
                    .merge(outcome.act().name(), 1, Integer::sum);
            if (!outcome.accepted() && !outcome.refusedInWords() && !isMissingRole(outcome)) {
                tally.wrong.add("round " + round + ", " + outcome.act().name() + ": " + outcome.refusal());
            }
        }
        List<String> wrong = history.judge(version);
        if (!wrong.isEmpty()) {
            List<String> acts = outcomes.stream()
                    .map(outcome -> outcome.act().name()
                            + (outcome.accepted() ? " accepted" : " refused: " + outcome.refusal()))
                    .toList();
            tally.wrong.add("round " + round + ", version " + version.id + ": " + wrong + " after " + acts);
        }
    }

    private static boolean isMissingRole(AtOnce.Outcome outcome) {
        return outcome.refusal() instanceof AccessDeniedException;
    }

    private RacingVersion begin(RacingPeople people, RacingActs acts, Tally tally) {
        tally.versions++;
        String text = "# First text\n\nNobody else wrote it.\n";
        String reference = "R-" + UUID.randomUUID().toString().substring(0, 13).toUpperCase();
        UUID id = organisation.as(people.author, () -> policies.create(acts.details(people.owner, reference), text));
        UUID policy = jdbc.sql("SELECT policy_id FROM policy_version WHERE id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
        return new RacingVersion(id, policy, people.owner, text);
    }
}
