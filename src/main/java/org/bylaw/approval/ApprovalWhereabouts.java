package org.bylaw.approval;

import java.util.List;
import java.util.Locale;
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
                        .map(seat -> new Holder(seat.personName(), seat.why(), stage.dueAt())))
                .toList();
        List<String> next = round.stages().stream()
                .filter(stage -> stage.state() == RoundView.StageState.PLANNED)
                .map(stage -> inSentence(stage.name()) + (stage.needsSignature() ? " with a signature" : ""))
                .toList();
        return new Outlook(holders, next, null, List.of());
    }

    private static String inSentence(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ENGLISH) + name.substring(1);
    }
}
