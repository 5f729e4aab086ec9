package org.bylaw.finding;

import java.io.IOException;
import java.util.List;
import org.bylaw.evidencepack.Pack;
import org.bylaw.evidencepack.PackSource;
import org.bylaw.shared.SubjectRef;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts what was found in a review into its evidence pack, with what was done about it and the processes of that. */
@Component
@Order(40)
class FindingPack implements PackSource {

    private final Findings findings;

    FindingPack(Findings findings) {
        this.findings = findings;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(SubjectRef.CONTROL_REVIEW);
    }

    @Override
    public void fill(SubjectRef subject, Pack pack) throws IOException {
        List<FindingFacts> found = findings.of(subject);
        pack.json("findings/findings.json", found);
        for (FindingFacts finding : found) {
            pack.alsoAbout(new SubjectRef(SubjectRef.FINDING, finding.id()));
            pack.alsoAbout(finding.action().subject());
            pack.alsoRan(finding.action().id());
        }
    }
}
