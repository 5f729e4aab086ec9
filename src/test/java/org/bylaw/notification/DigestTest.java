package org.bylaw.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.notification.Letter.Item;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class DigestTest {

    @Autowired
    Organisation organisation;

    @Autowired
    Outbox outbox;

    @Autowired
    MailQueue queue;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    private String name;
    private UUID person;

    @BeforeEach
    void hire() {
        name = "Dina Digest " + Ids.next();
        person = organisation.hire(name, null, null);
    }

    @AfterEach
    void backToToday() {
        clock.setOffset(Duration.ZERO);
    }

    @Test
    void ofSeveralRemindersOfOneThingTheLastStands() {
        put("attestation.asked", "/attest/1");
        put("attestation.reminder", "/attest/1");
        clock.advance(Duration.ofMinutes(1));
        put("attestation.late", "/attest/1");
        assertThat(digest()).extracting(Item::kind).containsExactly("attestation.late");
    }

    @Test
    void otherThingsAndOtherNewsStayInTheDigest() {
        put("attestation.reminder", "/attest/1");
        put("attestation.late", "/attest/2");
        put("approval.stage-approved", "/approvals/3");
        put("approval.stage-approved", "/approvals/3");
        assertThat(digest()).hasSize(4);
    }

    @Test
    void whatSomebodyElseIsRemindedOfStays() {
        put("attestation.reminder", "/attest/1");
        String other = name;
        hire();
        put("attestation.late", "/attest/1");
        queue.gatherDigests();
        List<Letter> letters = queue.claimDigests(1000);
        assertThat(letters).filteredOn(letter -> letter.name().equals(other)).hasSize(1);
        assertThat(letters).filteredOn(letter -> letter.name().equals(name)).hasSize(1);
    }

    private void put(String kind, String path) {
        transaction.executeWithoutResult(status ->
                outbox.digest(List.of(person), kind, Map.of("title", "Clear desk", "due", "2026-11-30"), path));
    }

    private List<Item> digest() {
        queue.gatherDigests();
        return queue.claimDigests(1000).stream()
                .filter(letter -> letter.name().equals(name))
                .flatMap(letter -> letter.items().stream())
                .toList();
    }
}
