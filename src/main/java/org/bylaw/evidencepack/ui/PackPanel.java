package org.bylaw.evidencepack.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.Set;
import org.bylaw.evidencepack.EvidencePacks;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.SubjectPanel;

/** The part "Evidence pack" of a thing's page, for whoever may have one. */
@org.springframework.stereotype.Component
class PackPanel extends SubjectPanel {

    private final EvidencePacks packs;
    private final Clock clock;

    PackPanel(EvidencePacks packs, Clock clock) {
        super(
                "evidence-pack",
                later("Evidence pack"),
                90,
                Set.of(
                        SubjectRef.POLICY_VERSION,
                        SubjectRef.CONTROL_REVIEW,
                        SubjectRef.CAMPAIGN,
                        SubjectRef.APPLICABILITY));
        this.packs = packs;
        this.clock = clock;
    }

    @Override
    public boolean isFor(SubjectRef subject) {
        return packs.mayAsk(subject);
    }

    @Override
    public Component render(SubjectRef subject) {
        return new PackList(packs, subject, clock);
    }
}
