package org.bylaw.waiver;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.policy.Policies;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.HonestText;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with waivers of their own or on their policies: ask, answer, withdraw, renew, close and revoke. */
@Service
public class Waivers {

    static final int LONGEST_WORDS = 4000;
    static final String WITHDRAWN = "WaiverWithdrawn";
    static final String RENEWAL_ASKED = "WaiverRenewalAsked";

    private static final Role[] SEE_CONTROLS =
            AllowedToSeeControls.class.getAnnotation(Allowed.class).value();

    private final WaiverTable table;
    private final WaiverRounds rounds;
    private final WaiverSubjects subjects;
    private final WaiverAccess access;
    private final WaiverNews news;
    private final WaiverEnds ends;
    private final WaiverSettings settings;
    private final Policies policies;
    private final Processes processes;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    Waivers(
            WaiverTable table,
            WaiverRounds rounds,
            WaiverSubjects subjects,
            WaiverAccess access,
            WaiverNews news,
            WaiverEnds ends,
            WaiverSettings settings,
            Policies policies,
            Processes processes,
            CurrentPerson currentPerson,
            Clock clock) {
        this.table = table;
        this.rounds = rounds;
        this.subjects = subjects;
        this.access = access;
        this.news = news;
        this.ends = ends;
        this.settings = settings;
        this.policies = policies;
        this.processes = processes;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * What a waiver can be asked for by the current person: a policy in force that they may read, or, for those who work
     * with controls, a control that is not ruled out.
     *
     * @throws Problem NOT_FOUND for everything else
     */
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    public WaiverSubject subject(SubjectRef subject) {
        if (subject.kind().equals(SubjectRef.POLICY)) {
            if (policies.inForce(subject.id()).isEmpty()) {
                throw Problem.notFound(say("Nothing of this policy is in force at present."));
            }
        } else if (!currentPerson.hasAny(SEE_CONTROLS)) {
            throw Problem.notFound(say("This control is not there. The address may be incomplete."));
        }
        return subjects.require(subject);
    }

    /** The controls that can make up for an exception; none for those who may not see controls. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public List<WaiverControl> possibleControls() {
        return currentPerson.hasAny(SEE_CONTROLS) ? subjects.controls() : List.of();
    }

    /** The latest day until which a waiver can hold, asked for today. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public LocalDate latestEnd() {
        return LocalDate.now(clock).plusDays(settings.longestDays());
    }

    /** Asks for an exception, and returns its id. */
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    @Transactional
    public UUID ask(NewWaiver wanted) {
        WaiverSubject subject = subject(wanted.subject());
        required("title", wanted.title(), 200, say("Say in a few words what is to be excepted."));
        HonestText.require("title", wanted.title().strip());
        required("reason", wanted.reason(), LONGEST_WORDS, say("Say why it is needed; whoever decides reads it."));
        required("scope", wanted.scope(), 2000, say("Say whom or what it covers."));
        required("compensation", wanted.compensation(), LONGEST_WORDS, say("Say what is done instead."));
        RiskLevel risk = risk(wanted.risk());
        LocalDate end = end(wanted.endsOn(), null);
        if (!wanted.controls().isEmpty()
                && (!currentPerson.hasAny(SEE_CONTROLS) || !subjects.areControls(wanted.controls()))) {
            throw Problem.invalid("controls", say("Choose controls that apply here."));
        }
        UUID me = currentPerson.requireId();
        WaiverRounds.Decider decider = decider(subject.ownerId(), Set.of(me));
        UUID id = table.insert(wanted, risk, end, subject.versionId(), me);
        rounds.put(id, 0, me, wanted.reason().strip(), risk, end, decisionDue(), decider);
        WaiverFacts waiver = table.require(id);
        news.record(
                null,
                "WaiverAsked",
                waiver,
                Map.of(
                        "risk",
                        risk.name(),
                        "ends",
                        end.toString(),
                        "reason",
                        wanted.reason().strip()));
        processes.start(WaiverCourse.PROCESS, id, Map.of("waiverId", id.toString(), "risk", risk.name(), "renewal", 0));
        return id;
    }

    /** Answers what was asked back; then it is decided. */
    @AllowedToAll
    @Whose(ObjectRule.WAIVER_HOLDER)
    @Transactional
    public void answer(UUID id, int revision, String answer) {
        WaiverFacts waiver = held(id);
        required("answer", answer, LONGEST_WORDS, say("Please answer; whoever decides waits for it."));
        table.take(id, revision);
        WaiverRound round = rounds.requireOpen(id);
        if (round.state() != WaiverRound.State.ASKED_BACK) {
            throw stale();
        }
        rounds.answered(id, answer.strip());
        record("WaiverAnswered", waiver, Map.of("reason", answer.strip()));
        processes.completeTask(id, "answerDecider", Map.of());
    }

    /** Takes back the request, or that for a renewal, before it is decided. */
    @AllowedToAll
    @Whose(ObjectRule.WAIVER_HOLDER)
    @Transactional
    public void withdraw(UUID id, int revision) {
        WaiverFacts waiver = held(id);
        table.take(id, revision);
        WaiverRound round = rounds.requireOpen(id);
        rounds.close(id, WaiverRound.State.WITHDRAWN);
        ends.notGranted(id, WaiverState.WITHDRAWN);
        record(round.isRenewal() ? "WaiverRenewalWithdrawn" : "WaiverWithdrawn", waiver, Map.of());
        processes.correlate(WITHDRAWN, id, Map.of());
    }

    /** Asks for a later end, a limited number of times. */
    @AllowedToAll
    @Whose(ObjectRule.WAIVER_HOLDER)
    @Transactional
    public void renew(UUID id, int revision, @Nullable LocalDate endsOn, @Nullable RiskLevel riskNow, String reason) {
        WaiverFacts waiver = held(id);
        if (waiver.state() == WaiverState.EXPIRED) {
            throw Problem.stale(say("It has expired. Settle it, and ask for a new one where it is still needed."));
        }
        if (waiver.state() != WaiverState.ACTIVE) {
            throw stale();
        }
        if (waiver.renewals() >= settings.renewals()) {
            throw Problem.forbidden(say(
                    "It was renewed {0} times, which is as often as it may be. Ask for a new one, which is looked at"
                            + " afresh.",
                    waiver.renewals()));
        }
        required("reason", reason, LONGEST_WORDS, say("Say why it is still needed."));
        RiskLevel risk = risk(riskNow);
        LocalDate end = end(endsOn, waiver.endsOn());
        table.take(id, revision);
        UUID me = currentPerson.requireId();
        WaiverRounds.Decider decider = decider(waiver.ownerId(), WaiverAccess.parties(waiver, me));
        int number = rounds.of(id).size();
        rounds.put(id, number, me, reason.strip(), risk, end, decisionDue(), decider);
        news.done(waiver, WaiverNews.RENEW);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("before", waiver.endsOn().toString());
        details.put("ends", end.toString());
        details.put("risk", risk.name());
        details.put("reason", reason.strip());
        record("WaiverRenewalAsked", waiver, details);
        processes.correlate(RENEWAL_ASKED, id, Map.of("risk", risk.name(), "renewal", waiver.renewals() + 1));
    }

    /** Ends one that is no longer needed, or says how an expired one was settled. */
    @AllowedToAll
    @Whose(ObjectRule.WAIVER_HOLDER)
    @Transactional
    public void close(UUID id, int revision, String word) {
        WaiverFacts waiver = access.readable(id);
        if (!access.holds(waiver) && !access.steers(waiver)) {
            throw Problem.forbidden(say("Whoever asked for it, the owner and compliance can close it."));
        }
        if (waiver.state() != WaiverState.ACTIVE && waiver.state() != WaiverState.EXPIRED) {
            throw stale();
        }
        boolean expired = waiver.state() == WaiverState.EXPIRED;
        required(
                "reason",
                word,
                LONGEST_WORDS,
                expired ? say("Say how it was settled; it stays on record.") : say("Say why it is no longer needed."));
        table.take(id, revision);
        ends.close(
                waiver,
                expired ? ClosedHow.SETTLED : ClosedHow.NO_LONGER_NEEDED,
                word.strip(),
                currentPerson.requireId(),
                onBehalfOf(waiver));
    }

    /** Takes an exception away before its end. */
    @AllowedToAll
    @Whose(ObjectRule.WAIVER_OWNER)
    @Transactional
    public void revoke(UUID id, int revision, String reason) {
        WaiverFacts waiver = access.readable(id);
        if (!access.steers(waiver)) {
            throw Problem.forbidden(say("The owner and compliance can revoke it."));
        }
        if (waiver.state() != WaiverState.ACTIVE) {
            throw stale();
        }
        required("reason", reason, LONGEST_WORDS, say("Say why; whoever relied on it reads it."));
        table.take(id, revision);
        ends.close(waiver, ClosedHow.REVOKED, reason.strip(), currentPerson.requireId(), onBehalfOf(waiver));
    }

    /** Whoever is away and has or owns it; empty where the current person acts in their own right. */
    private @Nullable UUID onBehalfOf(WaiverFacts waiver) {
        UUID me = currentPerson.requireId();
        if (me.equals(waiver.holderId()) || me.equals(waiver.ownerId()) || currentPerson.has(Role.COMPLIANCE)) {
            return null;
        }
        return access.steers(waiver) ? waiver.ownerId() : waiver.holderId();
    }

    private void record(String act, WaiverFacts waiver, Map<String, ?> details) {
        UUID me = currentPerson.requireId();
        UUID holder = waiver.holderId();
        news.record(holder == null || holder.equals(me) ? null : holder, act, waiver, details);
    }

    private WaiverFacts held(UUID id) {
        WaiverFacts waiver = access.readable(id);
        if (!access.holds(waiver)) {
            throw Problem.forbidden(say("Only whoever asked for the waiver can do this."));
        }
        return waiver;
    }

    private WaiverRounds.Decider decider(@Nullable UUID ownerId, Set<UUID> parties) {
        WaiverRounds.Decider decider = access.decider(ownerId, parties);
        if (decider.personId() == null
                && access.inRole(Role.COMPLIANCE, parties).isEmpty()) {
            throw Problem.invalid(say(
                    "There is nobody who could decide on this but you. Ask an administrator who is in compliance."));
        }
        return decider;
    }

    private LocalDate decisionDue() {
        return LocalDate.now(clock).plusDays(settings.decideDays());
    }

    private static RiskLevel risk(@Nullable RiskLevel risk) {
        if (risk == null) {
            throw Problem.invalid("risk", say("Say how much is at stake."));
        }
        return risk;
    }

    private LocalDate end(@Nullable LocalDate end, @Nullable LocalDate before) {
        if (end == null) {
            throw Problem.invalid("endsOn", say("Say until when; no exception holds forever."));
        }
        if (end.isBefore(LocalDate.now(clock))) {
            throw Problem.invalid("endsOn", say("This day is over already."));
        }
        if (before != null && !end.isAfter(before)) {
            throw Problem.invalid("endsOn", say("It holds until {0} already. Choose a later day.", before));
        }
        if (end.isAfter(latestEnd())) {
            throw Problem.invalid("endsOn", say("Until {0} at the latest.", latestEnd()));
        }
        return end;
    }

    static void required(String field, String text, int most, String why) {
        if (text.isBlank()) {
            throw Problem.invalid(field, why);
        }
        if (text.strip().length() > most) {
            throw Problem.invalid(field, say("At most {0} characters.", most));
        }
    }

    static Problem stale() {
        return Problem.stale(say("This waiver has changed meanwhile. Please look at it again."));
    }
}
