package org.bylaw.waiver;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.bylaw.signature.Signature;
import org.bylaw.signature.ToSign;
import org.bylaw.waiver.WaiverDecision.Outcome;
import org.bylaw.waiver.WaiverDecision.Stage;
import org.bylaw.workflow.DecisionTables;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides on waivers: the owner first, then management with a signature where the decision table says so. */
@Service
public class WaiverDecisions {

    static final String APPROVE = "approve-waiver";
    static final String ROUTING = "waiver-routing";

    private final WaiverTable table;
    private final WaiverRounds rounds;
    private final WaiverAccess access;
    private final WaiverNews news;
    private final WaiverSheet sheet;
    private final DecisionTables tables;
    private final Processes processes;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    WaiverDecisions(
            WaiverTable table,
            WaiverRounds rounds,
            WaiverAccess access,
            WaiverNews news,
            WaiverSheet sheet,
            DecisionTables tables,
            Processes processes,
            CurrentPerson currentPerson,
            Clock clock) {
        this.table = table;
        this.rounds = rounds;
        this.access = access;
        this.news = news;
        this.sheet = sheet;
        this.tables = tables;
        this.processes = processes;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * What whoever decides first says; nobody decides on what they ask for themselves.
     *
     * @param words the reason of a refusal, the question that is asked back, or a word with the agreement
     */
    @AllowedToAll
    @Whose(ObjectRule.WAIVER_DECIDER)
    @Transactional
    public void decide(UUID id, int revision, Verdict verdict, String words) {
        WaiverFacts waiver = access.readable(id);
        table.take(id, revision);
        WaiverRound round = rounds.requireOpen(id);
        UUID asked = access.decidesAs(waiver, round).orElseThrow(() -> notAsked(waiver, round));
        String said = words(verdict, words);
        if (verdict == Verdict.AGREE) {
            checkCanHold(round);
        }
        Outcome outcome =
                switch (verdict) {
                    case AGREE -> Outcome.AGREED;
                    case REFUSE -> Outcome.REFUSED;
                    case ASK_BACK -> Outcome.ASKED_BACK;
                };
        record(waiver, round, Stage.OWNER, outcome, said, asked, null);
        if (verdict == Verdict.AGREE
                && managementSigns(round)
                && access.signers(waiver, round).isEmpty()) {
            throw Problem.invalid(
                    say(
                            "Management has to sign this, and nobody of management is left who has no part in it. Ask an administrator who has the role."));
        }
        if (verdict == Verdict.ASK_BACK) {
            rounds.askedBack(id, said);
        }
        processes.completeTask(id, "decideWaiver", Map.of("decision", verdict.name()));
    }

    /** Refuses what management was asked to sign. */
    @AllowedToAll
    @Whose(ObjectRule.WAIVER_DECIDER)
    @Transactional
    public void refuseToSign(UUID id, int revision, String reason) {
        WaiverFacts waiver = access.readable(id);
        table.take(id, revision);
        WaiverRound round = rounds.requireOpen(id);
        UUID asked = access.signsAs(waiver, round).orElseThrow(() -> notAsked(waiver, round));
        record(waiver, round, Stage.MANAGEMENT, Outcome.REFUSED, words(Verdict.REFUSE, reason), asked, null);
        processes.completeTask(id, "signWaiver", Map.of("decision", Verdict.REFUSE.name()));
    }

    /** What management would sign, as it stands now. */
    @AllowedToAll
    @Whose(ObjectRule.WAIVER_DECIDER)
    @Transactional(readOnly = true)
    public ToSign toSign(UUID id, int revision, String comment) {
        WaiverFacts waiver = access.readable(id);
        if (waiver.revision() != revision) {
            throw Waivers.stale();
        }
        WaiverRound round = signable(waiver);
        if (comment.strip().length() > Waivers.LONGEST_WORDS) {
            throw Problem.invalid("reason", say("At most {0} characters.", Waivers.LONGEST_WORDS));
        }
        return new ToSign(
                waiver.ref(),
                APPROVE,
                say("Waiver {0}", waiver.name()),
                say(
                        "I, {0}, approve the waiver {1} from {2} until {3} and accept the risk while it holds.",
                        currentPerson.require().name(), waiver.name(), waiver.subjectName(), round.endsOn()),
                say("Approval by management"),
                sheet.fingerprint(waiver, round),
                comment.strip(),
                waiver.path(),
                Map.of());
    }

    /** The row is locked by this, and stays as it was signed. */
    String fingerprint(UUID id) {
        access.readable(id);
        WaiverFacts waiver = table.take(id);
        return sheet.fingerprint(waiver, signable(waiver));
    }

    /** Records what was signed, and lets the process go on. */
    void signed(UUID id, Signature signature) {
        access.readable(id);
        WaiverFacts waiver = table.take(id);
        WaiverRound round = signable(waiver);
        if (!sheet.fingerprint(waiver, round).equals(signature.sha256())) {
            throw Waivers.stale();
        }
        UUID asked = access.signsAs(waiver, round).orElseThrow(() -> notAsked(waiver, round));
        record(
                waiver,
                round,
                Stage.MANAGEMENT,
                Outcome.AGREED,
                signature.comment().strip(),
                asked,
                signature.id());
        processes.completeTask(id, "signWaiver", Map.of("decision", Verdict.AGREE.name()));
    }

    private WaiverRound signable(WaiverFacts waiver) {
        WaiverRound round = rounds.requireOpen(waiver.id());
        if (access.signsAs(waiver, round).isEmpty()) {
            throw notAsked(waiver, round);
        }
        checkCanHold(round);
        return round;
    }

    /** Whether management signs after the owner, by the decision table. */
    boolean managementSigns(WaiverRound round) {
        List<Map<String, Object>> rows =
                tables.ask(ROUTING, Map.of("risk", round.risk().name(), "renewal", renewal(round)));
        return rows.stream().anyMatch(row -> Boolean.TRUE.equals(row.get("management")));
    }

    /** How often it would have been renewed; refused and withdrawn renewals do not count. */
    private int renewal(WaiverRound round) {
        return round.isRenewal() ? table.require(round.waiverId()).renewals() + 1 : 0;
    }

    private void checkCanHold(WaiverRound round) {
        if (round.endsOn().isBefore(LocalDate.now(clock))) {
            throw Problem.invalid(say("The end that was asked for has passed. Refuse it; a new one can be asked for."));
        }
    }

    private static Problem notAsked(WaiverFacts waiver, WaiverRound round) {
        return switch (round.state()) {
            case ASKED ->
                Problem.forbidden(say(
                        "{0} decides on this waiver, and never whoever asks for it.",
                        round.deciderName() == null ? say("Compliance") : round.deciderName()));
            case TO_MANAGEMENT ->
                Problem.forbidden(
                        say(
                                "Management signs this waiver: somebody who neither asks for it nor agreed to it as its owner."));
            default -> Waivers.stale();
        };
    }

    private static String words(Verdict verdict, String words) {
        switch (verdict) {
            case AGREE -> {
                if (words.strip().length() > Waivers.LONGEST_WORDS) {
                    throw Problem.invalid("reason", say("At most {0} characters.", Waivers.LONGEST_WORDS));
                }
            }
            case REFUSE ->
                Waivers.required("reason", words, Waivers.LONGEST_WORDS, say("Say why; whoever asks reads it."));
            case ASK_BACK ->
                Waivers.required("reason", words, Waivers.LONGEST_WORDS, say("Say what you need to know."));
        }
        return words.strip();
    }

    private void record(
            WaiverFacts waiver,
            WaiverRound round,
            Stage stage,
            Outcome outcome,
            String words,
            UUID asked,
            @Nullable UUID signatureId) {
        UUID me = currentPerson.requireId();
        UUID onBehalfOf = asked.equals(me) ? null : asked;
        rounds.decided(waiver, round, stage, outcome, words, me, onBehalfOf, signatureId);
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("outcome", outcome.name());
        details.put("stage", stage == Stage.OWNER ? later("Owner") : later("Management"));
        if (!words.isEmpty()) {
            details.put("reason", words);
        }
        if (signatureId != null) {
            details.put("signature", signatureId.toString());
        }
        news.record(onBehalfOf, "WaiverDecided", waiver, details);
    }
}
