package org.bylaw.waiver;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks up the policies and controls that waivers are about. Who may read them is checked elsewhere. */
@Repository
class WaiverSubjects {

    private static final String APPLICABLE = """
            FROM control k JOIN tailoring t ON t.control_id = k.id WHERE t.applicable IS NOT FALSE AND NOT k.heading
            """;

    private final JdbcClient jdbc;

    WaiverSubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A policy that has a version in force, or a control that is not ruled out; empty for everything else. */
    Optional<WaiverSubject> find(SubjectRef subject) {
        return switch (subject.kind()) {
            case SubjectRef.POLICY ->
                jdbc.sql("""
                                SELECT p.id, p.reference || ' ' || p.title AS name, p.owner_id, v.id AS version_id,
                                    NULL AS code
                                FROM policy p JOIN policy_version v ON v.policy_id = p.id AND v.state = 'PUBLISHED'
                                WHERE p.id = :id
                                """)
                        .param("id", subject.id())
                        .query((row, number) -> subject(subject, row))
                        .optional();
            case SubjectRef.CONTROL ->
                jdbc.sql("""
                                SELECT k.id, trim(k.code || ' ' || k.title) AS name, t.owner_id,
                                    CAST(NULL AS uuid) AS version_id, k.code
                                """ + APPLICABLE + " AND k.id = :id")
                        .param("id", subject.id())
                        .query((row, number) -> subject(subject, row))
                        .optional();
            default -> Optional.empty();
        };
    }

    WaiverSubject require(SubjectRef subject) {
        return find(subject)
                .orElseThrow(() -> Problem.notFound(
                        subject.kind().equals(SubjectRef.CONTROL)
                                ? say("This control does not apply here, so nothing need be excepted from it.")
                                : say("Nothing of this policy is in force at present.")));
    }

    /** Controls that can make up for an exception, in their order. */
    List<WaiverControl> controls() {
        return jdbc.sql("SELECT k.id, k.code, k.title " + APPLICABLE + " ORDER BY k.position, k.code")
                .query(WaiverControl.class)
                .list();
    }

    boolean areControls(Collection<UUID> ids) {
        return jdbc.sql("SELECT count(*) " + APPLICABLE + " AND k.id = ANY (:ids)")
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(Integer.class)
                        .single()
                == ids.size();
    }

    private static WaiverSubject subject(SubjectRef ref, ResultSet row) throws SQLException {
        String code = row.getString("code");
        return new WaiverSubject(
                ref,
                row.getString("name"),
                code == null ? "/policies/" + ref.id() : WaiverTable.controlPath(code),
                row.getObject("owner_id", UUID.class),
                row.getObject("version_id", UUID.class));
    }
}
