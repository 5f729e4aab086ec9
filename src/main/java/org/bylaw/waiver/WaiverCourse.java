package org.bylaw.waiver;

import static org.bylaw.shared.Say.later;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.SubjectRef;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the process of a waiver does: asks, tells, puts into force, reminds and lets expire. */
@Component
@EnableConfigurationProperties(WaiverSettings.class)
@Transactional(propagation = Propagation.MANDATORY)
class WaiverCourse {

    static final String PROCESS = "waiver";

    private final WaiverTable table;
    private final WaiverRounds rounds;
    private final WaiverSubjects subjects;
    private final WaiverAccess access;
    private final WaiverNews news;
    private final WaiverEnds ends;
    private final People people;
    private final WaiverSettings settings;
    private final ZoneId zone;

    WaiverCourse(
            WaiverTable table,
            WaiverRounds rounds,
            WaiverSubjects subjects,
            WaiverAccess access,
            WaiverNews news,
            WaiverEnds ends,
            People people,
            WaiverSettings settings,
            Clock clock) {
        this.table = table;
        this.rounds = rounds;
        this.subjects = subjects;
        this.access = access;
        this.news = news;
        this.ends = ends;
        this.people = people;
        this.settings = settings;
        this.zone = clock.getZone();
    }

    /** Puts it before whoever decides first, for the first time or with the answer to what was asked back. */
    void ask(UUID id) {
        WaiverFacts waiver = table.require(id);
        WaiverRound round = rounds.requireOpen(id);
        news.done(waiver, WaiverNews.ANSWER);
        openDecision(waiver, round);
        news.urgent(
                access.deciders(waiver, round),
                round.answer() != null ? "waiver.answered" : round.isRenewal() ? "waiver.renewal" : "waiver.asked",
                waiver,
                Map.of("due", round.dueOn().toString(), "ends", round.endsOn().toString()));
    }

    void openDecision(WaiverFacts waiver, WaiverRound round) {
        news.duty(
                waiver,
                WaiverNews.DECIDE,
                later("Decide on"),
                access.deciders(waiver, round),
                round.deciderWhy(),
                round.dueOn());
    }

    void askBack(UUID id) {
        WaiverFacts waiver = table.require(id);
        WaiverRound round = rounds.requireOpen(id);
        news.done(waiver, WaiverNews.DECIDE);
        openAnswer(waiver, round);
        news.urgent(
                news.holders(waiver),
                "waiver.askedBack",
                waiver,
                Map.of("question", Optional.ofNullable(round.question()).orElse("")));
    }

    void openAnswer(WaiverFacts waiver, WaiverRound round) {
        news.duty(
                waiver,
                WaiverNews.ANSWER,
                later("Answer a question on"),
                news.holders(waiver),
                later("you asked for it"),
                round.dueOn());
    }

    void askManagement(UUID id) {
        table.toManagement(id);
        rounds.toManagement(id);
        WaiverFacts waiver = table.require(id);
        WaiverRound round = rounds.requireOpen(id);
        news.done(waiver, WaiverNews.DECIDE);
        openSignature(waiver, round);
        news.urgent(
                access.signers(waiver, round),
                "waiver.sign",
                waiver,
                Map.of("due", round.dueOn().toString(), "ends", round.endsOn().toString()));
    }

    void openSignature(WaiverFacts waiver, WaiverRound round) {
        news.duty(
                waiver,
                WaiverNews.SIGN,
                later("Sign"),
                access.signers(waiver, round),
                later("as one of management"),
                round.dueOn());
    }

    void grant(UUID id) {
        WaiverRound round = rounds.requireOpen(id);
        WaiverFacts before = table.require(id);
        UUID version =
                subjects.find(before.subject()).map(WaiverSubject::versionId).orElse(null);
        rounds.close(id, WaiverRound.State.GRANTED);
        table.grant(round, version);
        WaiverFacts waiver = table.require(id);
        news.allDone(waiver);
        news.record(
                null,
                round.isRenewal() ? "WaiverRenewed" : "WaiverGranted",
                waiver,
                Map.of("ends", waiver.endsOn().toString()));
        news.urgent(news.holders(waiver), round.isRenewal() ? "waiver.renewed" : "waiver.granted", waiver, Map.of());
    }

    void refuse(UUID id) {
        WaiverRound round = rounds.requireOpen(id);
        rounds.close(id, WaiverRound.State.REFUSED);
        String why = rounds.decisions(id).getLast().words();
        ends.notGranted(id, WaiverState.REFUSED);
        WaiverFacts waiver = table.require(id);
        news.urgent(
                news.holders(waiver),
                round.isRenewal() ? "waiver.renewalRefused" : "waiver.refused",
                waiver,
                Map.of("reason", why));
    }

    Instant lateAt(UUID id) {
        return news.endOf(rounds.requireOpen(id).dueOn());
    }

    /** Tells whoever has it now, the manager of whoever decides first, and compliance. */
    void late(UUID id) {
        Optional<WaiverRound> open = rounds.open(id);
        if (open.isEmpty()) {
            return;
        }
        WaiverRound round = open.get();
        WaiverFacts waiver = table.require(id);
        List<UUID> busy = news.busy(waiver);
        Map<String, String> due = Map.of("due", round.dueOn().toString());
        news.urgent(busy, "waiver.late", waiver, due);
        Set<UUID> told = new HashSet<>(news.compliance());
        Optional.ofNullable(round.deciderId())
                .flatMap(people::managerOf)
                .map(Person::id)
                .ifPresent(told::add);
        told.removeAll(busy);
        told.removeAll(WaiverAccess.parties(waiver, round.askedBy()));
        news.digest(told, "waiver.late", waiver, due);
        news.record(null, "WaiverDecisionLate", waiver, due);
    }

    /** Some time before the end, but never in the first half of its term. */
    Instant remindAt(UUID id) {
        WaiverFacts waiver = table.require(id);
        LocalDate end = waiver.endsOn();
        LocalDate granted = Optional.ofNullable(waiver.grantedAt())
                .map(at -> at.atZone(zone).toLocalDate())
                .orElse(end);
        LocalDate half = LocalDate.ofEpochDay(Math.ceilDiv(granted.toEpochDay() + end.toEpochDay(), 2));
        LocalDate wished = end.minusDays(settings.remindDays());
        return news.startOf(wished.isBefore(half) ? half : wished);
    }

    void remind(UUID id) {
        if (!table.remind(id)) {
            return;
        }
        WaiverFacts waiver = table.require(id);
        news.duty(
                waiver,
                WaiverNews.RENEW,
                later("Renew or close"),
                news.holders(waiver),
                later("its end is near"),
                waiver.endsOn());
        news.urgent(news.holders(waiver), "waiver.ending", waiver, Map.of());
        news.owner(waiver, "waiver.endingToo", Map.of());
        news.record(
                null, "WaiverEndNear", waiver, Map.of("ends", waiver.endsOn().toString()));
    }

    Instant endsAt(UUID id) {
        return news.endOf(table.require(id).endsOn());
    }

    /** Does nothing to one that is not in force: a first request that is still being decided. */
    void expire(UUID id) {
        if (!table.expire(id)) {
            return;
        }
        WaiverFacts waiver = table.require(id);
        news.done(waiver, WaiverNews.RENEW);
        // While its renewal is being decided there is nothing to settle yet.
        if (rounds.open(id).isEmpty()) {
            news.settleDuty(waiver);
        }
        Set<UUID> told = new HashSet<>(news.holders(waiver));
        news.urgent(told, "waiver.expired", waiver, Map.of());
        news.owner(waiver, "waiver.expiredToo", Map.of());
        Set<UUID> others = new HashSet<>(news.compliance());
        others.removeAll(told);
        Optional.ofNullable(waiver.ownerId()).ifPresent(others::remove);
        news.digest(others, "waiver.expiredToo", waiver, Map.of());
        news.record(
                null, "WaiverExpired", waiver, Map.of("ends", waiver.endsOn().toString()));
    }

    WaiverState stands(UUID id) {
        return table.require(id).state();
    }

    void policyRetired(UUID policyId) {
        ends.subjectGone(SubjectRef.policy(policyId), later("The policy was retired."));
    }
}
