package org.bylaw.notification;

import java.util.List;
import java.util.Map;
import org.bylaw.people.AbsenceEnded;
import org.bylaw.people.People;
import org.bylaw.people.SubstituteSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells substitutes for whom they act and until when, and when that is over sooner. */
@Component
class SubstituteNews {

    private final Outbox outbox;
    private final People people;

    SubstituteNews(Outbox outbox, People people) {
        this.outbox = outbox;
        this.people = people;
    }

    @EventListener
    void tell(SubstituteSet act) {
        outbox.digest(
                List.of(act.substituteId()),
                "substitute.set",
                Map.of(
                        "person", people.require(act.personId()).name(),
                        "first", act.firstDay().toString(),
                        "last", act.lastDay().toString()),
                "/absences");
    }

    @EventListener
    void tell(AbsenceEnded act) {
        outbox.digest(
                List.of(act.substituteId()),
                "substitute.ended",
                Map.of("person", people.require(act.personId()).name()),
                "/absences");
    }
}
