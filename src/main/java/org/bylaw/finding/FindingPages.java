package org.bylaw.finding;

import java.util.List;
import java.util.UUID;
import org.bylaw.finding.FindingPage.Turn;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what is shown of one finding, and what the current person may do about it. */
@Service
public class FindingPages {

    private final Findings findings;
    private final FindingAccess access;
    private final List<SubjectGuide> guides;

    FindingPages(Findings findings, FindingAccess access, List<SubjectGuide> guides) {
        this.findings = findings;
        this.access = access;
        this.guides = List.copyOf(guides);
    }

    @AllowedToAll
    @Whose(ObjectRule.FINDING_READER)
    @Transactional(readOnly = true)
    public FindingPage page(UUID findingId) {
        FindingFacts finding = findings.finding(findingId);
        ActionFacts action = finding.action();
        boolean done = action.state() == ActionState.DONE;
        boolean asked = !done && action.startedAt() != null;
        return new FindingPage(
                finding,
                origin(finding.origin()),
                asked ? turn(finding) : Turn.NONE,
                asked && action.state() == ActionState.DOING && access.corrects(finding),
                asked && access.maySetDate(finding),
                !done && access.mayHandOver(finding),
                !done && access.isCompliance(),
                !done && access.mayWithdraw(finding),
                !finding.open() && finding.withdrawnWhy() == null && access.isCompliance(),
                access.readsAll());
    }

    private Turn turn(FindingFacts finding) {
        return switch (finding.action().state()) {
            case PLAN -> access.corrects(finding) ? Turn.PLAN : Turn.NONE;
            case DOING -> access.corrects(finding) ? Turn.REPORT : Turn.NONE;
            case VERIFY -> access.verifies(finding) ? Turn.VERIFY : Turn.NONE;
            case DONE -> Turn.NONE;
        };
    }

    private SubjectGuide.@Nullable Named origin(SubjectRef origin) {
        return guides.stream()
                .filter(guide -> guide.supports(origin.kind()) && guide.maySee(origin))
                .map(guide -> guide.name(origin))
                .findFirst()
                .orElse(null);
    }
}
