package org.bylaw.finding;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Names findings and their actions, says when they are due and what comes after. */
@Component
@Order(50)
class FindingWhereabouts implements Whereabouts, SubjectGuide {

    private final FindingTable table;
    private final FindingAccess access;

    FindingWhereabouts(FindingTable table, FindingAccess access) {
        this.table = table;
        this.access = access;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.CORRECTIVE_ACTION) || subjectKind.equals(SubjectRef.FINDING);
    }

    @Override
    public boolean maySee(SubjectRef subject) {
        return access.mayRead(finding(subject));
    }

    @Override
    public Named name(SubjectRef subject) {
        FindingFacts finding = finding(subject);
        return new Named(finding.name() + " " + finding.title(), "/findings/" + finding.id());
    }

    @Override
    public Outlook of(SubjectRef subject) {
        if (subject.kind().equals(SubjectRef.CONTROL_REVIEW)) {
            return new Outlook(List.of(), List.of(), null, corrections(subject));
        }
        if (!supports(subject.kind())) {
            return Outlook.NONE;
        }
        ActionFacts action = finding(subject).action();
        List<String> next =
                action.state() == ActionState.VERIFY ? List.of() : List.of(say("somebody else verifies it"));
        return new Outlook(List.of(), next, new Goal(say("to be closed"), action.dueOn()), List.of());
    }

    /** What goes on because of a review. */
    private List<Branch> corrections(SubjectRef review) {
        return table.ofOrigin(review).stream()
                .filter(finding -> finding.action().startedAt() != null)
                .map(finding -> new Branch(
                        finding.action().subject(),
                        say("Correction of {0}", finding.name()),
                        finding.action().dueOn()))
                .toList();
    }

    private FindingFacts finding(SubjectRef subject) {
        return subject.kind().equals(SubjectRef.FINDING) ? table.require(subject.id()) : table.ofAction(subject.id());
    }
}
