package org.bylaw.evidencepack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bylaw.audit.Act;
import org.bylaw.audit.ActSentences;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.SubjectRef;
import org.bylaw.workflow.ProcessRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is told of a step: sentences, few enough to be read, and each at the step of whoever did it. */
class StepActsTest {

    private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");
    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final SubjectRef THING = SubjectRef.campaign(new UUID(0, 9));

    private final List<AuditEntry> trail = new ArrayList<>();
    private final StepActs acts = new StepActs(new Trail(trail), new Sentences(), Clock.fixed(AT, ZoneOffset.UTC));

    @Test
    void anActIsASentenceWithWhoForWhomAndTheirWords() {
        assertThat(acts.lines(List.of(
                        new AuditEntry(1, AT, ANN, "Ann", "Olga", "ApprovalDecided", THING, Map.of("reason", "Well")))))
                .containsExactly("2026-05-04 10:00:00 Ann for Olga did ApprovalDecided: “Well”");
    }

    @Test
    void savesInARowAreOneLineAndOfACrowdTheFirstAreTold() {
        List<AuditEntry> many = Stream.concat(
                        IntStream.range(0, 37).mapToObj(n -> act(n, ANN, "DraftSaved")),
                        IntStream.range(37, 137).mapToObj(n -> act(n, BEN, "Attested")))
                .toList();
        assertThat(acts.lines(many))
                .hasSize(1 + 20 + 1)
                .startsWith("2026-05-04 10:00:00 Ann did DraftSaved 37 times")
                .endsWith("There is more of the same; each act is a row in trail/rows.jsonl.");
        assertThat(acts.data(many)).hasSize(137).allSatisfy(each -> assertThat(each)
                .containsKeys("act", "sentence", "at", "person"));
    }

    @Test
    void whatOneOfSeveralDeciderDidIsNotToldAtTheStepOfAnother() {
        trail.add(act(1, ANN, "ApprovalDecided"));
        trail.add(act(2, BEN, "ApprovalDecided"));
        trail.add(act(3, new UUID(0, 3), "CommentOpened"));
        ProcessRecord process = process(step("a", ANN), step("b", BEN), step("c", null));
        Map<String, List<AuditEntry>> told = acts.of(process, Set.of(THING), AT.plusSeconds(60));
        assertThat(told.get("a")).extracting(AuditEntry::id).containsExactly(1L, 3L);
        assertThat(told.get("b")).extracting(AuditEntry::id).containsExactly(2L, 3L);
        assertThat(told.get("c")).extracting(AuditEntry::id).containsExactly(1L, 2L, 3L);
    }

    private static AuditEntry act(long id, UUID actor, String act) {
        return new AuditEntry(id, AT, actor, actor.equals(ANN) ? "Ann" : "Ben", null, act, THING, Map.of());
    }

    private static ProcessRecord.Step step(String id, @Nullable UUID by) {
        return new ProcessRecord.Step(
                id,
                "decide",
                "Decide",
                "userTask",
                AT.minusSeconds(60),
                null,
                false,
                by == null ? null : by.toString(),
                null);
    }

    private static ProcessRecord process(ProcessRecord.Step... steps) {
        ProcessRecord.Model model = new ProcessRecord.Model("p:1", 1, "p.bpmn", AT, new byte[0]);
        return new ProcessRecord(
                "1", null, "p", "P", model, AT, null, null, List.of(steps), Set.of(), Map.of(), List.of());
    }

    /** Says the name of the act. */
    private static final class Sentences implements ActSentences {

        @Override
        public String of(AuditEntry act, int times) {
            return "did " + act.act() + (times > 1 ? " " + times + " times" : "");
        }

        @Override
        public List<String> quotes(AuditEntry act) {
            return act.details().values().stream().map(String::valueOf).toList();
        }
    }

    /** Has the same acts within each stretch. */
    private record Trail(List<AuditEntry> acts) implements AuditTrail {

        @Override
        public List<List<AuditEntry>> actsWithin(
                Collection<SubjectRef> things, List<Stretch> stretches, int mostOfEach) {
            return stretches.stream().map(stretch -> List.copyOf(acts)).toList();
        }

        @Override
        public void record(String act, SubjectRef subject, SubjectRef page, Map<String, ?> details) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void recordAll(List<Act> several) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void recordFor(
                @Nullable UUID onBehalfOf, String act, SubjectRef subject, SubjectRef page, Map<String, ?> details) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void recordAhead(String act, SubjectRef subject, SubjectRef page, Map<String, ?> details) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<AuditEntry> historyOf(SubjectRef page, int offset, int limit) {
            throw new UnsupportedOperationException();
        }
    }
}
