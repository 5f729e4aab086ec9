package org.bylaw.evidence.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.Set;
import org.bylaw.evidence.EvidenceRegister;
import org.bylaw.evidence.Evidences;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyLibrary;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.SubjectPanel;

/** The part "Evidence" of a control, a review, an action, a waiver or a risk. */
@org.springframework.stereotype.Component
class EvidencePanel extends SubjectPanel {

    private final Evidences evidences;
    private final EvidenceRegister register;
    private final PolicyLibrary library;
    private final Policies policies;
    private final Clock clock;

    EvidencePanel(
            Evidences evidences, EvidenceRegister register, PolicyLibrary library, Policies policies, Clock clock) {
        super(
                "evidence",
                later("Evidence"),
                30,
                Set.of(
                        SubjectRef.CONTROL,
                        SubjectRef.CONTROL_REVIEW,
                        SubjectRef.CORRECTIVE_ACTION,
                        SubjectRef.WAIVER,
                        SubjectRef.RISK));
        this.evidences = evidences;
        this.register = register;
        this.library = library;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        return new EvidenceOf(new Services(evidences, register, library, policies, clock), subject);
    }

    /** What the parts of the panel ask. */
    record Services(
            Evidences evidences, EvidenceRegister register, PolicyLibrary library, Policies policies, Clock clock) {}
}
