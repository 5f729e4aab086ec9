package org.bylaw.waiver;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Optional;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Says what comes next for a waiver and until when it holds. Who has it now, the open duties say. */
@Component
@Order(50)
class WaiverWhereabouts implements Whereabouts {

    private final WaiverTable table;
    private final WaiverRounds rounds;
    private final WaiverDecisions decisions;

    WaiverWhereabouts(WaiverTable table, WaiverRounds rounds, WaiverDecisions decisions) {
        this.table = table;
        this.rounds = rounds;
        this.decisions = decisions;
    }

    @Override
    public Outlook of(SubjectRef subject) {
        if (!subject.kind().equals(SubjectRef.WAIVER)) {
            return Outlook.NONE;
        }
        WaiverFacts waiver = table.require(subject.id());
        Optional<WaiverRound> open = rounds.open(waiver.id());
        boolean signed = open.filter(round -> round.state() != WaiverRound.State.TO_MANAGEMENT)
                .filter(decisions::managementSigns)
                .isPresent();
        Goal goal =
                switch (waiver.state()) {
                    case ASKED, TO_MANAGEMENT -> new Goal(say("to hold until its end,"), waiver.endsOn());
                    case ACTIVE -> new Goal(say("ends"), waiver.endsOn());
                    case EXPIRED, REFUSED, WITHDRAWN, CLOSED -> null;
                };
        return new Outlook(
                List.of(), signed ? List.of(say("management with a signature")) : List.of(), goal, List.of());
    }
}
