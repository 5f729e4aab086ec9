package org.bylaw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class StartTest {

    @Autowired
    Organisation organisation;

    @Autowired
    CurrentPerson currentPerson;

    @Autowired
    AuditTrail audit;

    @Autowired
    Duties duties;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void theTrailCannotBeRewritten() {
        UUID id = organisation.hire("Ada Lovelace", null, null, Role.COMPLIANCE);
        SubjectRef person = SubjectRef.person(id);
        organisation.as(
                id,
                () -> transaction.executeWithoutResult(
                        status -> audit.record("Tried", person, person, Map.of("what", "auditing"))));
        assertThat(audit.historyOf(person, 0, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.actorName()).isEqualTo("Ada Lovelace");
            assertThat(entry.details()).containsEntry("what", "auditing");
        });
        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE audit_event SET act = 'Other'").update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM audit_event").update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void aDutyIsOpenedOnceForItsPerson() {
        UUID id = organisation.hire("Grace Hopper", null, null);
        Duty duty = new Duty("read", SubjectRef.policy(Ids.next()), id, "Read", "Policy", "because", null, "/x", null);
        transaction.executeWithoutResult(status -> {
            duties.open(List.of(duty));
            duties.open(List.of(duty));
        });
        assertThat(duties.holders("read", duty.subject())).containsExactly(id);
    }
}
