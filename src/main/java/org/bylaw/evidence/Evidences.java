package org.bylaw.evidence;

import static org.bylaw.shared.Say.say;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.audit.Act;
import org.bylaw.audit.AuditTrail;
import org.bylaw.evidence.NewEvidence.File;
import org.bylaw.evidence.NewEvidence.Link;
import org.bylaw.evidence.NewEvidence.Policy;
import org.bylaw.people.CurrentPerson;
import org.bylaw.policy.Policies;
import org.bylaw.policy.VersionFacts;
import org.bylaw.policy.VersionState;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.Costly;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.VirusScanner;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Attaches evidence to things, uses it again, replaces it by newer and withdraws it; who may is said by each thing's module. */
@Service
public class Evidences {

    private final EvidenceTable table;
    private final EvidenceAccess access;
    private final EvidenceSettings settings;
    private final Policies policies;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final VirusScanner scanner;

    Evidences(
            EvidenceTable table,
            EvidenceAccess access,
            EvidenceSettings settings,
            Policies policies,
            AuditTrail audit,
            CurrentPerson currentPerson,
            VirusScanner scanner) {
        this.table = table;
        this.access = access;
        this.settings = settings;
        this.policies = policies;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.scanner = scanner;
    }

    /**
     * Looks into a file before it may be attached.
     *
     * @throws Problem INVALID for the field {@code file}, where it is not taken
     */
    @Costly(Costly.Kind.IMPORT)
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public CheckedFile check(String name, byte[] content) {
        CheckedFile file = FileCheck.check(name, content, settings.largestBytes());
        scanner.requireClean("file", file.name(), content);
        return file;
    }

    /** The evidence in use that is the same file, link or version; whoever has the same may know that it is there. */
    @AllowedToAll
    @Whose(ObjectRule.VISIBLE)
    public Optional<EvidenceFacts> same(NewEvidence.Source source) {
        if (source instanceof Policy policy) {
            policies.version(policy.versionId());
        }
        return table.same(source);
    }

    /** @throws Problem NOT_FOUND for whoever may see none of what it is used for */
    @AllowedToAll
    @Whose(ObjectRule.EVIDENCE_READER)
    public EvidenceFacts one(UUID id) {
        return access.requireSeen(table.require(id));
    }

    /** The evidence of a thing, that in use first. */
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    public List<EvidenceFacts> of(SubjectRef subject) {
        return access.maySee(subject) ? table.of(subject) : List.of();
    }

    /** The largest file that is taken, in bytes. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public int largestFile() {
        return settings.largestBytes();
    }

    /** ".pdf" and so on: how files that are taken end. */
    @AllowedToAll
    @Whose(ObjectRule.ANYONE)
    public String[] fileEndings() {
        return FileKind.endings();
    }

    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean mayAttach(SubjectRef subject) {
        return access.mayAttach(subject);
    }

    /** Whether the current person may withdraw or replace it as it stands. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean maySteer(EvidenceFacts evidence) {
        return access.maySteer(evidence);
    }

    /**
     * Attaches new evidence to a thing.
     *
     * @throws Problem INVALID with the field's name; FORBIDDEN; STALE where the same is evidence already
     */
    @AllowedToAll
    @Whose(ObjectRule.EVIDENCE_HOLDER)
    @Transactional
    public UUID attach(SubjectRef subject, NewEvidence wanted) {
        requireAttaching(subject);
        UUID id = store(wanted, null);
        table.link(id, subject, currentPerson.requireId());
        tell("EvidenceAttached", table.require(id), List.of(subject), Map.of());
        return id;
    }

    /**
     * Uses evidence that the current person sees for one thing more.
     *
     * @throws Problem STALE where it was withdrawn or replaced meanwhile
     */
    @AllowedToAll
    @Whose(ObjectRule.EVIDENCE_HOLDER)
    @Transactional
    public void useAgain(UUID id, SubjectRef subject) {
        one(id);
        use(id, subject);
    }

    /**
     * Uses the evidence that is the same file, link or version; having the same is enough to see it.
     *
     * @throws Problem STALE where it was withdrawn or replaced meanwhile
     */
    @AllowedToAll
    @Whose(ObjectRule.EVIDENCE_HOLDER)
    @Transactional
    public void useSame(NewEvidence.Source source, SubjectRef subject) {
        use(same(source).orElseThrow(Evidences::gone).id(), subject);
    }

    private void use(UUID id, SubjectRef subject) {
        requireAttaching(subject);
        table.hold(id);
        EvidenceFacts evidence = table.require(id);
        if (!evidence.validity().inUse()) {
            throw gone();
        }
        if (table.link(id, subject, currentPerson.requireId())) {
            tell("EvidenceUsedAgain", evidence, List.of(subject), Map.of());
        }
    }

    private static Problem gone() {
        return Problem.stale(say("This evidence was withdrawn or replaced. Please choose another."));
    }

    /** Takes evidence off a thing that it was attached to by mistake; it stays evidence. */
    @AllowedToAll
    @Whose(ObjectRule.EVIDENCE_HOLDER)
    @Transactional
    public void takeOff(UUID id, SubjectRef subject) {
        requireAttaching(subject);
        if (table.unlink(id, subject)) {
            tell("EvidenceTakenOff", table.require(id), List.of(subject), Map.of());
        }
    }

    /**
     * Puts newer evidence in the place of an earlier one, wherever that is used.
     *
     * @param revision of the earlier one that the person saw
     */
    @AllowedToAll
    @Whose(ObjectRule.EVIDENCE_HOLDER)
    @Transactional
    public UUID replace(UUID earlier, int revision, NewEvidence wanted) {
        EvidenceFacts before = one(earlier);
        requireSteering(before);
        if (!table.markReplaced(earlier, revision)) {
            throw changedMeanwhile();
        }
        UUID id = store(wanted, earlier);
        table.linkAlike(id, earlier, currentPerson.requireId());
        tell(
                "EvidenceReplaced",
                before,
                table.uses(earlier),
                Map.of("newer", wanted.title().strip()));
        tell("EvidenceAttached", table.require(id), List.of(), Map.of());
        return id;
    }

    /**
     * Withdraws evidence that does not show what it should; it stays on record with the reason.
     *
     * @param revision that the person saw
     */
    @AllowedToAll
    @Whose(ObjectRule.EVIDENCE_HOLDER)
    @Transactional
    public void withdraw(UUID id, int revision, String reason) {
        EvidenceFacts evidence = one(id);
        requireSteering(evidence);
        EvidenceRules.checkReason(reason);
        if (!table.markWithdrawn(id, revision, currentPerson.requireId(), reason.strip())) {
            throw changedMeanwhile();
        }
        tell("EvidenceWithdrawn", evidence, table.uses(id), Map.of("reason", reason.strip()));
    }

    private UUID store(NewEvidence wanted, @Nullable UUID replaces) {
        LocalDate collectedOn = EvidenceRules.check(wanted, table.today());
        String sha256 =
                switch (wanted.source()) {
                    case File file -> file.file().sha256();
                    case Link link -> Fingerprint.of(EvidenceRules.address(link));
                    case Policy policy -> published(policy).sha256();
                };
        try {
            return table.insert(wanted, collectedOn, sha256, currentPerson.requireId(), replaces);
        } catch (DuplicateKeyException e) {
            throw Problem.stale(say("The same is evidence already. Please use that again."));
        }
    }

    private VersionFacts published(Policy policy) {
        VersionFacts version = policies.version(policy.versionId());
        if (version.state() != VersionState.PUBLISHED) {
            throw Problem.invalid("policy", say("Only the version of a policy that is in force is evidence."));
        }
        return version;
    }

    private void requireAttaching(SubjectRef subject) {
        if (!access.mayAttach(subject)) {
            throw Problem.forbidden(
                    say("You may not attach evidence here, or not any more. Ask whoever answers for it."));
        }
    }

    private void requireSteering(EvidenceFacts evidence) {
        if (!access.maySteer(evidence)) {
            throw evidence.validity().inUse()
                    ? Problem.forbidden(
                            say("Only {0}, who brought it, and compliance may do this.", evidence.addedByName()))
                    : changedMeanwhile();
        }
    }

    private static Problem changedMeanwhile() {
        return Problem.stale(say("This evidence was withdrawn or replaced meanwhile. Please look at it again."));
    }

    /** On the page of the evidence, and on the pages of what it is used for. */
    private void tell(String act, EvidenceFacts evidence, List<SubjectRef> pages, Map<String, ?> more) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("title", evidence.title());
        details.putAll(more);
        Map<String, Object> whole = new LinkedHashMap<>(details);
        whole.put("fingerprint", evidence.sha256());
        whole.put("collectedOn", evidence.collectedOn().toString());
        whole.put("validUntil", Objects.toString(evidence.validUntil(), ""));
        List<Act> acts = new ArrayList<>();
        acts.add(new Act(act, evidence.subject(), evidence.subject(), whole));
        pages.forEach(page -> acts.add(new Act(act, evidence.subject(), page, details)));
        audit.recordAll(acts);
    }
}
