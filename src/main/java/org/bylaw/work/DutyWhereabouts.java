package org.bylaw.work;

import java.sql.Timestamp;
import java.util.List;
import org.bylaw.shared.StoredWords;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says of any thing who has an open duty about it. */
@Component
@Order(20)
class DutyWhereabouts implements Whereabouts {

    private final JdbcClient jdbc;

    DutyWhereabouts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Outlook of(SubjectRef subject) {
        List<Holder> holders = jdbc.sql("""
                        SELECT p.name, d.why, d.due_at FROM duty d JOIN person p ON p.id = d.person_id
                        WHERE d.subject_id = :subject AND d.closed_at IS NULL ORDER BY d.due_at, p.name
                        """)
                .param("subject", subject.id())
                .query((row, number) -> {
                    Timestamp due = row.getTimestamp("due_at");
                    return new Holder(
                            row.getString("name"),
                            StoredWords.reason(row.getString("why")),
                            due == null ? null : due.toInstant());
                })
                .list();
        return new Outlook(holders, List.of(), null, List.of());
    }
}
