package org.bylaw.approval;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whose;
import org.bylaw.workflow.DecisionTables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Plans a round without opening it, for everyone who may see how the thing stands. */
@Service
class OutlookService implements ApprovalOutlook {

    private static final String ROUTING = "approval-routing";

    private final ApprovalSubjects subjects;
    private final ObjectProvider<SubjectGuide> guides;
    private final DecisionTables tables;
    private final Seating seating;
    private final People people;

    OutlookService(
            ApprovalSubjects subjects,
            ObjectProvider<SubjectGuide> guides,
            DecisionTables tables,
            Seating seating,
            People people) {
        this.subjects = subjects;
        this.guides = guides;
        this.tables = tables;
        this.seating = seating;
        this.people = people;
    }

    @Override
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    public List<StageAhead> of(SubjectRef ref, String changeKind) {
        if (guides.stream().noneMatch(guide -> guide.supports(ref.kind()) && guide.maySee(ref))) {
            throw Problem.forbidden(say("Who approves this is shown to those who may see how it stands."));
        }
        ApprovalSubject subject = subjects.describe(ref).withChangeKind(changeKind);
        List<Planned> planned = new ArrayList<>();
        for (PlannedStage stage : PlannedStage.of(tables.ask(ROUTING, subject.routingFacts()))) {
            planned.add(plan(stage, subject));
        }
        Map<UUID, Person> known = people.byIds(planned.stream()
                .map(Planned::seats)
                .flatMap(Collection::stream)
                .map(Seating.Seat::personId)
                .distinct()
                .toList());
        return planned.stream().map(stage -> stage.ahead(known)).toList();
    }

    private Planned plan(PlannedStage stage, ApprovalSubject subject) {
        try {
            return new Planned(stage, seating.seat(stage, subject), "");
        } catch (Problem problem) {
            return new Planned(stage, List.of(), problem.getMessage());
        }
    }

    private record Planned(PlannedStage stage, List<Seating.Seat> seats, String trouble) {

        StageAhead ahead(Map<UUID, Person> known) {
            List<Asked> asked = seats.stream()
                    .map(seat -> new Asked(known.get(seat.personId()).name(), seat.why()))
                    .toList();
            return new StageAhead(stage.name(), stage.rule(), stage.days(), stage.signature(), asked, trouble);
        }
    }
}
