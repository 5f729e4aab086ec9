package org.bylaw.applicability.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.bylaw.applicability.StatementLine;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a file is held against: how each control is tailored now, the people who may be meant, and the departments. */
@Repository
class PresentTable {

    private final JdbcClient jdbc;

    PresentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A control as it is tailored, with what is needed to change just that. */
    record Present(
            UUID id,
            String code,
            String ref,
            String title,
            int revision,
            @Nullable Boolean applicable,
            Set<Reason> reasons,
            String justification,
            @Nullable UUID ownerId,
            String owner,
            @Nullable UUID departmentId,
            String department,
            ImplementationStatus status,
            @Nullable Integer maturity,
            @Nullable Integer target,
            String how) {

        StatementLine line() {
            return new StatementLine(
                    id,
                    code,
                    ref,
                    title,
                    applicable,
                    reasons,
                    justification,
                    status,
                    owner,
                    department,
                    maturity,
                    target,
                    how,
                    List.of());
        }
    }

    /** Somebody whom a file may mean. */
    record Candidate(
            UUID id, String name, String username, @Nullable String email, boolean active, boolean controlOwner) {}

    List<Present> controls(UUID framework) {
        return jdbc.sql("""
                        SELECT k.id, k.code, k.ref, k.title, t.revision, t.applicable, t.reasons, t.justification, t.owner_id,
                            coalesce(o.name, '') AS owner, t.department_id, coalesce(d.name, '') AS department, t.status,
                            t.maturity, t.target_maturity, t.how
                        FROM control k JOIN tailoring t ON t.control_id = k.id LEFT JOIN person o ON o.id = t.owner_id
                        LEFT JOIN department d ON d.id = t.department_id
                        WHERE k.framework_id = :framework AND NOT k.heading ORDER BY k.position
                        """)
                .param("framework", framework)
                .query(PresentTable::present)
                .list();
    }

    private static Present present(ResultSet row, int number) throws SQLException {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Arrays.stream((String[]) row.getArray("reasons").getArray())
                .map(Reason::valueOf)
                .forEach(reasons::add);
        return new Present(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getString("ref"),
                row.getString("title"),
                row.getInt("revision"),
                row.getObject("applicable", Boolean.class),
                reasons,
                row.getString("justification"),
                row.getObject("owner_id", UUID.class),
                row.getString("owner"),
                row.getObject("department_id", UUID.class),
                row.getString("department"),
                ImplementationStatus.valueOf(row.getString("status")),
                row.getObject("maturity", Integer.class),
                row.getObject("target_maturity", Integer.class),
                row.getString("how"));
    }

    /** Everybody who is called, or logs in, or is written to like one of these; those who left among them. */
    List<Candidate> people(Collection<String> words) {
        return jdbc.sql("""
                        SELECT p.id, p.name, p.username, p.email, p.active, EXISTS (
                            SELECT FROM person_role r WHERE r.person_id = p.id AND r.role = 'control-owner') AS control_owner
                        FROM person p WHERE lower(p.name) = ANY (:words) OR lower(p.username) = ANY (:words)
                            OR lower(p.email) = ANY (:words)
                        """)
                .param(
                        "words",
                        words.stream()
                                .map(word -> word.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .query(Candidate.class)
                .list();
    }
}
