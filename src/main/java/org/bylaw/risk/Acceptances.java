package org.bylaw.risk;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.audit.Act;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.bylaw.signature.Signature;
import org.bylaw.signature.Signatures;
import org.bylaw.signature.ToSign;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Owners accept what remains of their risks, by a signature. It holds for the state that was signed: whatever changes
 * that afterwards makes it void, and the owner is asked anew.
 */
@Service
public class Acceptances {

    static final String ACCEPT = "accept-risk";

    /** Why an acceptance became void, as it is on record. */
    static final List<String> WHY_VOID = List.of(
            later("it was changed"),
            later("it was assessed anew"),
            later("it was changed by an import"),
            later("it was carried over to a new scale"),
            later("its owner left the organisation"));

    private final RiskTable table;
    private final ScaleTable scales;
    private final AcceptanceTable acceptances;
    private final RiskAccess access;
    private final RiskDuties duties;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final Signatures signatures;

    Acceptances(
            RiskTable table,
            ScaleTable scales,
            AcceptanceTable acceptances,
            RiskAccess access,
            RiskDuties duties,
            AuditTrail audit,
            CurrentPerson currentPerson,
            Signatures signatures) {
        this.table = table;
        this.scales = scales;
        this.acceptances = acceptances;
        this.access = access;
        this.duties = duties;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.signatures = signatures;
    }

    /**
     * Begins to accept what remains of a risk as the person saw it.
     *
     * @return the signing page's path, with a leading slash
     * @throws Problem STALE where somebody changed it meanwhile; FORBIDDEN where it is not theirs to accept
     */
    @AllowedToSeeControls
    @Whose(ObjectRule.RISK_OWNER)
    @Transactional
    public String ask(UUID id, int revision, String comment) {
        RiskFacts risk = table.require(id);
        requireAcceptable(risk);
        if (risk.revision() != revision) {
            throw RiskTable.stale();
        }
        String name = currentPerson.require().name();
        return signatures.ask(new ToSign(
                risk.subject(),
                ACCEPT,
                say("Acceptance of {0}", risk.name()),
                say(
                        "I, {0}, accept what remains of the risk {1}: {2}.",
                        name,
                        risk.name(),
                        say(Objects.requireNonNull(risk.residualLevel()).word())),
                say("Acceptance of a residual risk by its owner"),
                RiskText.sha256(text(risk)),
                RiskRules.tidy(comment),
                "/risks/" + id,
                Map.of()));
    }

    /** The newest first; the caller has checked the right to read. */
    List<Acceptance> of(RiskFacts risk) {
        Map<UUID, Signature> given =
                signatures.on(risk.subject()).stream().collect(Collectors.toMap(Signature::id, Function.identity()));
        return acceptances.of(risk.id(), given);
    }

    private void requireAcceptable(RiskFacts risk) {
        access.notToAccept(risk, scales.current()).ifPresent(why -> {
            throw Problem.forbidden(why);
        });
        if (!acceptances.holding(List.of(risk.id())).isEmpty()) {
            throw Problem.stale(say("What remains of this risk has been accepted already."));
        }
    }

    private String text(RiskFacts risk) {
        return texts(List.of(risk)).get(risk.id());
    }

    /** What is signed of each. It counts the acceptances, so that a state that comes back is signed anew. */
    private Map<UUID, String> texts(Collection<RiskFacts> risks) {
        Map<UUID, Scale> known = scales.all().stream().collect(Collectors.toMap(Scale::id, Function.identity()));
        Map<UUID, Integer> voided =
                acceptances.voided(risks.stream().map(RiskFacts::id).toList());
        return risks.stream()
                .collect(Collectors.toMap(
                        RiskFacts::id,
                        risk -> RiskText.canonical(
                                risk,
                                risk.scaleId() == null ? null : known.get(risk.scaleId()),
                                voided.getOrDefault(risk.id(), 0) + 1)));
    }

    /**
     * After a change: acceptances of another state than the present one become void, and their owners are asked anew.
     *
     * @param why one of {@link #WHY_VOID}
     */
    void holdOrVoid(Collection<UUID> ids, String why) {
        Map<UUID, String> holding = acceptances.holding(ids);
        if (holding.isEmpty()) {
            return;
        }
        Map<UUID, String> texts = texts(table.all(holding.keySet()));
        makeVoid(
                texts.keySet().stream()
                        .filter(id -> !RiskText.sha256(texts.get(id)).equals(holding.get(id)))
                        .toList(),
                why);
    }

    /** They were changed for sure; see {@link #holdOrVoid}. */
    void makeVoid(Collection<UUID> ids, String why) {
        Set<UUID> voided = Set.copyOf(acceptances.makeVoid(ids, why));
        if (voided.isEmpty()) {
            return;
        }
        List<RiskFacts> risks = table.all(voided);
        audit.recordAll(risks.stream()
                .map(risk -> new Act(
                        "RiskAcceptanceVoided",
                        risk.subject(),
                        risk.subject(),
                        Map.of("reference", risk.reference(), "why", why)))
                .toList());
        askWhereDue(risks);
    }

    /** Asks the owners of those that are assessed after treatment and not accepted. */
    void askWhereDue(List<RiskFacts> risks) {
        Map<UUID, RiskFacts> due = new LinkedHashMap<>();
        risks.stream()
                .filter(risk -> risk.open() && risk.residualLevel() != null)
                .forEach(risk -> due.put(risk.id(), risk));
        acceptances.holding(due.keySet()).keySet().forEach(due::remove);
        duties.accept(due.values());
    }

    /** Fingerprint of the risk as it stands, locked, for its owner to sign. */
    String fingerprint(UUID id) {
        table.lock(id);
        RiskFacts risk = table.require(id);
        requireAcceptable(risk);
        return RiskText.sha256(text(risk));
    }

    void accepted(Signature signature) {
        table.lock(signature.subject().id());
        RiskFacts risk = table.require(signature.subject().id());
        requireAcceptable(risk);
        String text = text(risk);
        if (!RiskText.sha256(text).equals(signature.sha256())) {
            throw Problem.stale(
                    say("This risk has changed since you saw it. Please look at it again before you sign."));
        }
        acceptances.insert(risk, signature, text);
        duties.close(RiskDuties.ACCEPT, risk.subject());
        audit.record(
                "RiskAccepted",
                risk.subject(),
                risk.subject(),
                Map.of(
                        "reference",
                        risk.reference(),
                        "residualLevel",
                        Objects.requireNonNull(risk.residualLevel()).word(),
                        "sha256",
                        signature.sha256()));
    }
}
