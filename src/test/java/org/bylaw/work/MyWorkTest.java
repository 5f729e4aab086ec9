package org.bylaw.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bylaw.people.Absences;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.MyWork.Filter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class MyWorkTest {

    @Autowired
    MyWork work;

    @Autowired
    OpenWork openWork;

    @Autowired
    Duties duties;

    @Autowired
    Absences absences;

    @Autowired
    Organisation organisation;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    UUID manager;
    UUID ada;
    UUID ben;

    @BeforeEach
    void hire() {
        manager = organisation.hire("Mona Kern", null, null);
        ada = organisation.hire("Ada Stein", null, manager);
        ben = organisation.hire("Ben Ott", null, manager);
    }

    @Test
    void aKindIsFoundHoweverManyOfAnotherAreMoreUrgent() {
        open(ada, "approve", 20, 1);
        open(ada, "review", 1, 300);

        assertThat(titles(ada, new Filter("review", null), 5)).containsExactly("review 0");
        assertThat(titles(ada, Filter.NONE, 5))
                .containsExactly("approve 0", "approve 1", "approve 2", "approve 3", "approve 4");
    }

    @Test
    void countingEndsWhereNobodyCountsOnByHand() {
        open(ada, "approve", 130, 1);
        open(ada, "comment", 3, 1);

        assertThat(organisation.as(ada, () -> work.counts(null)))
                .containsExactlyInAnyOrderEntriesOf(Map.of("approve", (long) MyWork.MOST_COUNTED, "comment", 3L));
    }

    @Test
    void whatIsDoneIsNeitherListedNorCounted() {
        SubjectRef subject = open(ada, "approve", 1, 1).getFirst();
        transaction.executeWithoutResult(status -> duties.close("approve", subject, ada));

        assertThat(titles(ada, Filter.NONE, 5)).isEmpty();
        assertThat(organisation.as(ada, () -> work.counts(null))).isEmpty();
    }

    @Test
    void theSubstituteSeesBothListsAsOneAndMayNarrowItToOnePerson() {
        open(ben, "comment", 2, 2);
        open(ada, "approve", 1, 1);
        open(ada, "finish-draft", 1, null);
        assertThat(titles(ben, Filter.NONE, 9)).containsExactly("comment 0", "comment 1");

        LocalDate today = LocalDate.now(clock);
        organisation.as(ada, () -> absences.setSubstitute(ada, ben, today, today.plusDays(4)));

        assertThat(titles(ben, Filter.NONE, 9))
                .as("by date over both, without a date last")
                .containsExactly("approve 0", "comment 0", "comment 1", "finish-draft 0");
        assertThat(titles(ben, new Filter(null, ada), 9)).containsExactly("approve 0", "finish-draft 0");
        assertThat(organisation.as(ben, () -> work.counts(ada))).containsOnlyKeys("approve", "finish-draft");
        assertThat(organisation.as(ben, work::actingFor)).singleElement().satisfies(acting -> {
            assertThat(acting.name()).isEqualTo("Ada Stein");
            assertThat(acting.until()).isEqualTo(today.plusDays(4));
        });
    }

    @Test
    void nobodySeesTheWorkOfOthersByAskingForIt() {
        open(ada, "approve", 1, 1);

        assertThat(titles(ben, new Filter(null, ada), 9)).isEmpty();
        assertThat(organisation.as(ben, () -> work.counts(ada))).isEmpty();
        assertThatThrownBy(() -> organisation.as(ben, () -> openWork.counts(ada)))
                .isInstanceOf(Problem.class);
        assertThat(organisation.as(manager, () -> openWork.counts(ada))).isEqualTo(Map.of("approve", 1L));
    }

    @Test
    void aLeaversWorkIsWithTheManagerAndSaysFromWhom() {
        open(ada, "approve", 1, 1);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE person SET active = false, left_at = :now WHERE id = :id")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("id", ada)
                    .update();
            events.publishEvent(new PersonLeft(ada));
        });

        assertThat(organisation.as(manager, () -> work.open(Filter.NONE, 9)))
                .singleElement()
                .satisfies(item -> assertThat(item.why()).isEqualTo("in place of Ada Stein (left the organisation)"));
    }

    private List<String> titles(UUID reader, Filter filter, int limit) {
        return organisation.as(reader, () -> work.open(filter, limit)).stream()
                .map(WorkItem::title)
                .toList();
    }

    /** Opens duties that are due on that day and the days after it; gives what they are about. */
    private List<SubjectRef> open(UUID person, String kind, int count, @Nullable Integer firstDueInDays) {
        Instant now = clock.instant();
        List<SubjectRef> subjects = IntStream.range(0, count)
                .mapToObj(i -> SubjectRef.policy(Ids.next()))
                .toList();
        transaction.executeWithoutResult(status -> duties.open(IntStream.range(0, count)
                .mapToObj(i -> new Duty(
                        kind,
                        subjects.get(i),
                        person,
                        "Do",
                        kind + " " + i,
                        "as somebody",
                        null,
                        "/policies/" + subjects.get(i).id(),
                        firstDueInDays == null ? null : now.plus(firstDueInDays + i, ChronoUnit.DAYS)))
                .toList()));
        return subjects;
    }
}
