package org.bylaw.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.MailProblem.Kind;
import org.bylaw.notification.MailProblems.Filter;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom no mail reaches: what waits for them, when it goes out, and what HR sees of it. */
@ModuleTest
class MailProblemsTest {

    @Autowired
    private MailProblems problems;

    @Autowired
    private Outbox outbox;

    @Autowired
    private HeldMails held;

    @Autowired
    private ReturnedMails returned;

    @Autowired
    private MailQueue queue;

    @Autowired
    private MailTexts texts;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Organisation organisation;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final PickySmtp server = new PickySmtp();
    private MailRelay relay;
    private UUID hr;
    private UUID person;
    private String name;

    @BeforeEach
    void hire() {
        // Mails of other tests would be in the way of ours.
        jdbc.sql("DELETE FROM outbox_mail").update();
        jdbc.sql("DELETE FROM mail_digest").update();
        relay = relay();
        hr = organisation.hire("Hanna Reich", null, null, Role.HR);
        name = "Paul Post " + Ids.next();
        person = organisation.hire(name, null, null);
    }

    private MailRelay relay() {
        MailSettings settings = new MailSettings("bylaw@example.org", "HR");
        LetterWriter writer = new LetterWriter(server.sender(), texts, settings, "https://bylaw.example.org");
        return new MailRelay(held, returned, queue, writer, server.sender(), new MailTries(clock), clock);
    }

    @AfterEach
    void close() {
        server.close();
        clock.setOffset(Duration.ZERO);
    }

    @Test
    void withoutAnAddressMailsWaitAndGoOutInOneDigestOnceThereIsOne() {
        address(null);
        urgent();
        digest("Clear desk");
        relay.relay();
        assertThat(problem()).satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Kind.MISSING);
            assertThat(line.address()).isNull();
            assertThat(line.waiting()).isEqualTo(2);
            assertThat(line.since()).isNotNull();
        });
        later(Duration.ofDays(2));
        assertThat(server.tried).isEmpty();

        address("paul@example.org");
        assertThat(seen()).isEmpty();
        later(Duration.ofMinutes(1));
        assertThat(server.arrived).containsExactly("paul@example.org");
        assertThat(items()).containsOnly(true).hasSize(2);
    }

    @Test
    void theDigestsOfACrowdGoOutInOneRound() {
        List<UUID> crowd = IntStream.range(0, 120)
                .mapToObj(number -> organisation.hire("Crowd Member " + number, null, null))
                .toList();
        transaction.executeWithoutResult(status ->
                outbox.digest(crowd, "attestation.asked", Map.of("title", "Clear desk", "due", "2026-12-01"), "/"));
        relay.relay();
        assertThat(server.arrived).hasSize(120).doesNotHaveDuplicates();
        relay.relay();
        assertThat(server.arrived).hasSize(120);
    }

    @Test
    void whatWaitedTooLongIsGivenUpAndStaysOnRecord() {
        address(null);
        digest("Clear desk");
        relay.relay();
        clock.advance(Duration.ofDays(15));
        digest("Passwords");
        later(Duration.ofMinutes(1));
        assertThat(problem().waiting()).isEqualTo(1);

        address("paul@example.org");
        later(Duration.ofMinutes(1));
        assertThat(server.arrived).containsExactly("paul@example.org");
        assertThat(items()).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void whoIsRefusedForGoodIsAskedOnceAndNotEveryHour() {
        address("paul.unknown@example.org");
        urgent();
        relay.relay();
        assertThat(problem()).satisfies(line -> {
            assertThat(line.kind()).isEqualTo(Kind.REFUSED);
            assertThat(line.address()).isEqualTo("paul.unknown@example.org");
            assertThat(line.said()).startsWith("550 5.1.1").contains("User unknown");
            assertThat(line.waiting()).isEqualTo(1);
        });
        digest("Clear desk");
        later(Duration.ofHours(5));
        later(Duration.ofDays(1));
        assertThat(server.tried).hasSize(1);
        assertThat(problem().waiting()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paul.greylisted@example.org", "paul.foreign@example.org", "paul.unlucky@example.org"})
    void whatIsNotTheAddressesFaultIsTriedAgain(String address) {
        address(address);
        urgent();
        relay.relay();
        assertThat(seen()).isEmpty();
        later(Duration.ofHours(2));
        assertThat(server.tried).containsExactly(address, address);
    }

    @Test
    void anAddressThatIsNoneIsToldToHrAsWell() {
        address("paul at example");
        digest("Clear desk");
        relay.relay();
        assertThat(problem().kind()).isEqualTo(Kind.REFUSED);
        later(Duration.ofDays(1));
        assertThat(server.tried).isEmpty();
    }

    @Test
    void aWrongSenderIsNobodysBadAddress() {
        LetterWriter writer = new LetterWriter(
                server.sender(), texts, new MailSettings("no sender", "HR"), "https://bylaw.example.org");
        digest("Clear desk");
        new MailRelay(held, returned, queue, writer, server.sender(), new MailTries(clock), clock).relay();
        assertThat(seen()).isEmpty();
    }

    @Test
    void anotherAddressEndsTheProblem() {
        address("paul.unknown@example.org");
        digest("Clear desk");
        relay.relay();
        address("PAUL.UNKNOWN@example.org");
        assertThat(problem().kind()).isEqualTo(Kind.REFUSED);

        address("paul@example.org");
        assertThat(seen()).isEmpty();
        later(Duration.ofMinutes(1));
        assertThat(server.arrived).containsExactly("paul@example.org");
    }

    @Test
    void hrHasItTriedAgainTheSameDayAndThatIsOnRecord() {
        address("paul.unknown@example.org");
        digest("Clear desk");
        relay.relay();
        assertThat(tryAgain(hr)).isEqualTo(1);
        assertThat(seen()).isEmpty();
        assertThat(audit.historyOf(SubjectRef.person(person), 0, 1))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.act()).isEqualTo("MailTriedAgain");
                    assertThat(act.actorName()).isEqualTo("Hanna Reich");
                    assertThat(act.details()).containsEntry("address", "paul.unknown@example.org");
                });

        later(Duration.ofMinutes(1));
        assertThat(server.tried).hasSize(2);
        assertThat(problem().said()).contains("User unknown");
    }

    @Test
    void thereIsNothingToTryAgainWithoutAnAddress() {
        address(null);
        assertThat(tryAgain(hr)).isZero();
        assertThat(audit.historyOf(SubjectRef.person(person), 0, 1)).isEmpty();
    }

    @Test
    void aDigestWhoseAddressGotLostIsTakenApart() {
        digest("Clear desk");
        queue.gatherDigests();
        address(null);
        relay.relay();
        assertThat(server.tried).isEmpty();
        assertThat(problem().waiting()).isEqualTo(1);
    }

    @Test
    void twoNodesAtOnceSendOnceAndNoteOnce() {
        List<UUID> crowd = IntStream.range(0, 60)
                .mapToObj(i -> organisation.hire("Una Unknown", null, null))
                .toList();
        transaction.executeWithoutResult(status -> outbox.urgent(
                crowd, "approval.asked", Map.of("title", "Backups", "due", "2027-01-04"), "/approvals/x"));
        Stream<CompletableFuture<Void>> nodes =
                IntStream.range(0, 2).mapToObj(i -> CompletableFuture.runAsync(relay()::relay)).toList().stream();
        nodes.forEach(CompletableFuture::join);
        assertThat(server.tried).hasSize(60).doesNotHaveDuplicates();
        assertThat(jdbc.sql("SELECT count(*) FROM mail_problem WHERE person_id = ANY (:crowd)")
                        .param("crowd", crowd.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single())
                .isEqualTo(60);
    }

    @Test
    void theListIsFilteredAndReadInPages() {
        String family = "Zett " + Ids.next();
        List<UUID> people = IntStream.range(0, 5)
                .mapToObj(i -> organisation.hire("P" + i + " " + family, null, null))
                .toList();
        jdbc.sql("UPDATE person SET email = NULL WHERE id = ANY (:ids)")
                .param("ids", people.toArray(UUID[]::new))
                .update();
        Filter filter = new Filter(family.toUpperCase(), Kind.MISSING);
        assertThat(organisation.as(hr, () -> problems.count(filter))).isEqualTo(5);
        assertThat(organisation.as(hr, () -> problems.page(filter, 1, 2)))
                .extracting(MailProblem::name)
                .containsExactly("P1 " + family, "P2 " + family);
        assertThat(organisation.as(hr, () -> problems.count(new Filter(family, Kind.BOUNCED))))
                .isZero();
        Crowd crowd = new Crowd("SELECT id AS person_id, '{}'::jsonb AS params FROM person", Map.of());
        assertThat(organisation.as(hr, () -> problems.countAmong(crowd))).isGreaterThanOrEqualTo(5);
    }

    @Test
    void othersNeitherLookNorAct() {
        UUID auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
        UUID stranger = organisation.hire("Sam Fuchs", null, null);
        Filter all = new Filter("", null);
        assertThat(organisation.as(auditor, () -> problems.page(all, 0, 10))).isNotNull();
        for (ThrowingCallable act : List.<ThrowingCallable>of(
                () -> tryAgain(auditor),
                () -> organisation.as(stranger, () -> problems.page(all, 0, 10)),
                () -> organisation.as(stranger, () -> problems.count(all)),
                () -> organisation.as(stranger, () -> problems.countAmong(new Crowd("SELECT 1", Map.of()))))) {
            assertThatThrownBy(act).isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> organisation.as(stranger, () -> problems.of(person)))
                .isInstanceOf(Problem.class);
        assertThat(organisation.as(person, () -> problems.of(person))).isEmpty();
    }

    /** Lets time pass: what waits aside is let go where it may, and the mails that are due are tried. */
    private void later(Duration time) {
        clock.advance(time);
        relay.letGo();
        relay.relay();
    }

    private void address(@Nullable String address) {
        jdbc.sql("UPDATE person SET email = :address WHERE id = :id")
                .param("address", address)
                .param("id", person)
                .update();
    }

    private void urgent() {
        transaction.executeWithoutResult(status -> outbox.urgent(
                List.of(person), "approval.asked", Map.of("title", "Backups", "due", "2027-01-04"), "/approvals/x"));
    }

    private void digest(String title) {
        transaction.executeWithoutResult(status -> outbox.digest(
                List.of(person), "attestation.asked", Map.of("title", title, "due", "2026-11-30"), "/attest/" + title));
    }

    private int tryAgain(UUID actor) {
        return organisation.as(actor, () -> problems.tryAgain(List.of(person)));
    }

    private MailProblem problem() {
        assertThat(seen()).hasSize(1);
        return seen().getFirst();
    }

    private List<MailProblem> seen() {
        List<MailProblem> listed = organisation.as(hr, () -> problems.page(new Filter(name, null), 0, 10));
        assertThat(organisation.as(person, () -> problems.of(person)).stream().toList())
                .isEqualTo(listed);
        return listed;
    }

    /** Of each thing that the person was to hear of, whether it was sent. */
    private List<Boolean> items() {
        return jdbc.sql("SELECT sent_at IS NOT NULL FROM outbox_mail WHERE person_id = :id")
                .param("id", person)
                .query(Boolean.class)
                .list();
    }
}
