package org.bylaw.evidence;

import java.util.List;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Who may see evidence, attach it, and take it back; what a thing allows is asked of the module that the thing belongs to. */
@Component
class EvidenceAccess {

    private final EvidenceTable table;
    private final List<EvidenceHolder> holders;
    private final CurrentPerson currentPerson;

    EvidenceAccess(EvidenceTable table, List<EvidenceHolder> holders, CurrentPerson currentPerson) {
        this.table = table;
        this.holders = holders;
        this.currentPerson = currentPerson;
    }

    /** Sees all evidence, whatever it is used for. */
    boolean oversees() {
        return currentPerson.hasAny(Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN);
    }

    boolean maySee(EvidenceFacts evidence) {
        return oversees()
                || currentPerson.requireId().equals(evidence.addedBy())
                || table.uses(evidence.id()).stream().anyMatch(this::maySee);
    }

    boolean maySee(SubjectRef subject) {
        return holders.stream()
                .filter(holder -> holder.supports(subject.kind()))
                .anyMatch(holder -> holder.maySee(subject));
    }

    boolean mayAttach(SubjectRef subject) {
        return holders.stream()
                .filter(holder -> holder.supports(subject.kind()))
                .anyMatch(holder -> holder.mayAttach(subject));
    }

    /** Whether the current person may withdraw or replace it: who brought it, compliance, and who answers for all it serves. */
    boolean maySteer(EvidenceFacts evidence) {
        if (!evidence.validity().inUse() || currentPerson.has(Role.AUDITOR)) {
            return false;
        }
        if (currentPerson.has(Role.COMPLIANCE) || currentPerson.requireId().equals(evidence.addedBy())) {
            return true;
        }
        List<SubjectRef> uses = table.uses(evidence.id());
        return !uses.isEmpty() && uses.stream().allMatch(this::mayAttach);
    }

    /** @throws Problem NOT_FOUND for whoever may see none of what it is used for */
    EvidenceFacts requireSeen(EvidenceFacts evidence) {
        if (!maySee(evidence)) {
            throw EvidenceTable.missing();
        }
        return evidence;
    }
}
