package org.bylaw.waiver;

import static org.bylaw.shared.Say.later;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.control.ControlExcluded;
import org.bylaw.shared.SubjectRef;
import org.bylaw.workflow.Processes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How waivers come to an end, by people or because nothing is left to be excepted from. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WaiverEnds {

    static final String ENDED = "WaiverEnded";

    private final WaiverTable table;
    private final WaiverRounds rounds;
    private final WaiverNews news;
    private final Processes processes;

    WaiverEnds(WaiverTable table, WaiverRounds rounds, WaiverNews news, Processes processes) {
        this.table = table;
        this.rounds = rounds;
        this.news = news;
        this.processes = processes;
    }

    /** A first request ends by this; one that was to be renewed stays as it was, with what is to be done about its end. */
    void notGranted(UUID id, WaiverState state) {
        table.notGranted(id, state);
        WaiverFacts waiver = table.require(id);
        news.allDone(waiver);
        if (waiver.state() == WaiverState.ACTIVE) {
            table.forgetReminder(id);
        } else if (waiver.state() == WaiverState.EXPIRED) {
            news.settleDuty(waiver);
        }
    }

    /**
     * Closes one for good; a renewal that was being decided is overtaken.
     *
     * @param by empty where it ends by itself
     */
    void close(WaiverFacts waiver, ClosedHow how, String word, @Nullable UUID by, @Nullable UUID onBehalfOf) {
        rounds.close(waiver.id(), WaiverRound.State.OVERTAKEN);
        table.close(waiver.id(), how, word, by);
        news.allDone(waiver);
        Map<String, Object> details = new HashMap<>();
        details.put("outcome", how.name());
        details.put("reason", word);
        news.record(onBehalfOf, "WaiverClosed", waiver, details);
        Map<String, String> told = Map.of("reason", word);
        switch (how) {
            case REVOKED -> news.urgent(news.holders(waiver), "waiver.revoked", waiver, told);
            case SUBJECT_GONE -> news.digest(news.holders(waiver), "waiver.gone", waiver, told);
            case NO_LONGER_NEEDED, SETTLED -> {
                List<UUID> others = news.holders(waiver).stream()
                        .filter(person -> !person.equals(by))
                        .toList();
                news.digest(others, "waiver.closed", waiver, told);
                if (by == null || !by.equals(waiver.ownerId())) {
                    news.owner(waiver, "waiver.closed", told);
                }
            }
        }
        processes.correlateIfAwaited(ENDED, waiver.id());
    }

    /** Every open one about it is closed; nothing is left to be excepted from. */
    void subjectGone(SubjectRef subject, String why) {
        table.openOn(subject).forEach(id -> close(table.take(id), ClosedHow.SUBJECT_GONE, why, null, null));
    }

    @EventListener
    void controlExcluded(ControlExcluded excluded) {
        subjectGone(SubjectRef.control(excluded.controlId()), later("The control does not apply any more."));
    }
}
