package org.bylaw.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.fuzz.HostileText;
import org.bylaw.shared.SubjectRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A title that is an expression goes through real commands, the engine, duties, mails and the trail, and stays what it is. */
class HostileTitlesTest extends FindingTestBed {

    static List<String> expressions() {
        return HostileText.EXPRESSIONS;
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void anExpressionStaysAText(String title) {
        UUID id = organisation.as(
                compliance,
                () -> findings.raise(new NewFinding(
                        control,
                        SubjectRef.control(control),
                        Severity.HIGH,
                        title,
                        title,
                        owner,
                        LocalDate.now(clock).plusDays(30))));
        organisation.as(
                owner,
                () -> corrections.plan(id, revision(id), title, action(id).dueOn()));
        organisation.as(owner, () -> corrections.reportDone(id, revision(id), title, title));
        jobs.runAll();

        assertThat(facts(id).title()).isEqualTo(title);
        assertThat(action(id).plan()).isEqualTo(title);
        assertThat(stored(id, "SELECT params ->> 'title' FROM outbox_mail WHERE path = '/findings/' || :id"))
                .isNotEmpty()
                .containsOnly(title);
        assertThat(stored(id, "SELECT title FROM duty WHERE path LIKE '/findings/' || :id || '%'"))
                .isNotEmpty()
                .allMatch(text -> text.contains(title));
        assertThat(stored(action(id).id(), """
                        SELECT coalesce(v.text_, '') || coalesce(v.text2_, '') FROM act_hi_varinst v
                        JOIN act_hi_procinst p ON p.proc_inst_id_ = v.proc_inst_id_ WHERE p.business_key_ = :id
                        UNION ALL
                        SELECT coalesce(t.name_, '') || coalesce(t.description_, '') FROM act_hi_taskinst t
                        JOIN act_hi_procinst p ON p.proc_inst_id_ = t.proc_inst_id_ WHERE p.business_key_ = :id
                        """))
                .isNotEmpty()
                .noneMatch(text -> text.contains("49") && !text.matches("[0-9a-f-]{36}"))
                .noneMatch(text -> text.contains("{"));
        assertThat(stored(
                        action(id).id(), "SELECT details::text FROM audit_event WHERE subject_id = CAST(:id AS uuid)"))
                .isNotEmpty()
                .noneMatch(text -> text.contains("\"49\""));
    }

    private List<String> stored(UUID id, String sql) {
        return jdbc.sql(sql).param("id", id.toString()).query(String.class).list();
    }
}
