package org.bylaw.applicability;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What versions say of each control as rows, and the same as the controls are tailored at this moment. */
@Repository
class LineTable {

    /** The same columns as a frozen line has. A policy is named without its version: its next one changes no control. */
    private static final String PRESENT = """
            SELECT k.id AS control_id, k.position, k.code, k.ref, k.title, t.applicable, t.reasons, t.justification, t.status,
                t.owner_id, coalesce(o.name, '') AS owner_name, coalesce(d.name, '') AS department_name, t.maturity,
                t.target_maturity, t.how,
                ARRAY(SELECT p.reference || ' ' || p.title FROM policy_control s JOIN policy p ON p.id = s.policy_id
                    WHERE s.control_id = k.id
                        AND EXISTS (SELECT FROM policy_version v WHERE v.policy_id = p.id AND v.state = 'PUBLISHED')
                    ORDER BY p.reference) AS policies
            FROM control k JOIN tailoring t ON t.control_id = k.id LEFT JOIN person o ON o.id = t.owner_id
            LEFT JOIN department d ON d.id = t.department_id
            WHERE NOT k.heading
            """;

    private final JdbcClient jdbc;

    LineTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a version says, or would say if it were submitted now. */
    List<StatementLine> of(StatementVersion version) {
        return version.isFrozen() ? frozen(version.id()) : present(version.frameworkId());
    }

    List<StatementLine> frozen(UUID version) {
        return jdbc.sql("SELECT * FROM soa_line WHERE version_id = :version ORDER BY position")
                .param("version", version)
                .query(LineTable::line)
                .list();
    }

    List<StatementLine> present(UUID framework) {
        return jdbc.sql(PRESENT + " AND k.framework_id = :framework ORDER BY k.position")
                .param("framework", framework)
                .query(LineTable::line)
                .list();
    }

    Optional<StatementLine> present(UUID framework, UUID control) {
        return jdbc.sql(PRESENT + " AND k.framework_id = :framework AND k.id = :control")
                .param("framework", framework)
                .param("control", control)
                .query(LineTable::line)
                .optional();
    }

    Optional<StatementLine> frozen(UUID version, UUID control) {
        return jdbc.sql("SELECT * FROM soa_line WHERE version_id = :version AND control_id = :control")
                .param("version", version)
                .param("control", control)
                .query(LineTable::line)
                .optional();
    }

    Optional<UUID> frameworkOf(UUID control) {
        return jdbc.sql("""
                        SELECT k.framework_id FROM control k JOIN tailoring t ON t.control_id = k.id WHERE k.id = :control
                        """).param("control", control).query(UUID.class).optional();
    }

    /** Writes down what is decided of the controls now; what nobody has decided on stays out. */
    void write(StatementVersion version) {
        clear(version.id());
        jdbc.sql("""
                        INSERT INTO soa_line (control_id, position, code, ref, title, applicable, reasons, justification,
                            status, owner_id, owner_name, department_name, maturity, target_maturity, how, policies, version_id)
                        SELECT p.*, CAST(:id AS uuid) FROM (%s AND k.framework_id = :framework AND t.applicable IS NOT NULL) AS p
                        """.formatted(PRESENT))
                .param("framework", version.frameworkId())
                .param("id", version.id())
                .update();
    }

    /** Titles of the controls that a draft does not speak of yet. */
    List<String> undecided(UUID framework) {
        return jdbc.sql("""
                        SELECT trim(k.ref || ' ' || k.title) FROM control k JOIN tailoring t ON t.control_id = k.id
                        WHERE k.framework_id = :framework AND NOT k.heading AND t.applicable IS NULL ORDER BY k.position
                        """).param("framework", framework).query(String.class).list();
    }

    /** Only while the version is a draft; the database refuses it afterwards. */
    void clear(UUID version) {
        jdbc.sql("DELETE FROM soa_line WHERE version_id = :id")
                .param("id", version)
                .update();
    }

    /** Those who answer for a control of it and work here. */
    Set<UUID> owners(UUID version) {
        return jdbc.sql("""
                        SELECT DISTINCT l.owner_id FROM soa_line l JOIN person p ON p.id = l.owner_id
                        WHERE l.version_id = :version AND p.active
                        """).param("version", version).query(UUID.class).set();
    }

    private static StatementLine line(ResultSet row, int number) throws SQLException {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Arrays.stream((String[]) row.getArray("reasons").getArray())
                .map(Reason::valueOf)
                .forEach(reasons::add);
        return new StatementLine(
                row.getObject("control_id", UUID.class),
                row.getString("code"),
                row.getString("ref"),
                row.getString("title"),
                row.getObject("applicable", Boolean.class),
                reasons,
                row.getString("justification"),
                ImplementationStatus.valueOf(row.getString("status")),
                row.getString("owner_name"),
                row.getString("department_name"),
                row.getObject("maturity", Integer.class),
                row.getObject("target_maturity", Integer.class),
                row.getString("how"),
                List.of((String[]) row.getArray("policies").getArray()));
    }
}
