package org.bylaw.approval;

import static org.bylaw.shared.Say.say;

import java.util.List;
import org.bylaw.shared.StoredWords;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says of a thing under approval who is to decide now, and which stages follow. */
@Component
@Order(10)
class ApprovalWhereabouts implements Whereabouts {

    private final RoundQueries queries;

    ApprovalWhereabouts(RoundQueries queries) {
        this.queries = queries;
    }

    @Override
    public Outlook of(SubjectRef subject) {
        return queries.ofSubject(subject).stream()
                .filter(round -> round.state() == RoundView.State.OPEN)
                .findFirst()
                .map(ApprovalWhereabouts::outlook)
                .orElse(Outlook.NONE);
    }

    private static Outlook outlook(RoundView round) {
        List<Holder> holders = round.openStage().stream()
                .flatMap(stage -> stage.seats().stream()
                        .filter(RoundView.Seat::open)
                        .map(seat -> new Holder(seat.personName(), StoredWords.reason(seat.why()), stage.dueAt())))
                .toList();
        List<String> next = round.stages().stream()
                .filter(stage -> stage.state() == RoundView.StageState.PLANNED)
                .map(stage -> stage.needsSignature()
                        ? say("{0} with a signature", stage.nameInSentence())
                        : stage.nameInSentence())
                .toList();
        return new Outlook(holders, next, null, List.of());
    }
}
