package org.bylaw.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks names up across the modules' tables, in one query for all kinds: an extension point of each module would ask one
 * after the other for each row of a list.
 */
@Component
class ObjectTable implements ObjectNames {

    /** Each kind as (id, title, path). */
    private enum Kind {
        POLICY(
                SubjectRef.POLICY,
                "SELECT id, reference || ' ' || title AS title, 'policies/' || id AS path FROM policy"),
        VERSION(SubjectRef.POLICY_VERSION, """
                SELECT v.id, p.reference || ' ' || p.title || ' ' || v.major || '.' || v.minor AS title,
                    'policies/' || p.id || '?version=' || v.id AS path
                FROM policy_version v JOIN policy p ON p.id = v.policy_id"""),
        ROUND(SubjectRef.APPROVAL_ROUND, """
                SELECT id, title || ' #' || number AS title, 'approvals/' || id AS path FROM approval_round"""),
        CAMPAIGN(SubjectRef.CAMPAIGN, "SELECT id, title, 'campaigns/' || id AS path FROM campaign"),
        REVIEW(SubjectRef.REVIEW, """
                SELECT r.id, p.reference || ' ' || p.title || ', ' || r.due_on AS title, 'reviews/' || r.id AS path
                FROM review r JOIN policy p ON p.id = r.policy_id"""),
        PERSON(SubjectRef.PERSON, "SELECT id, name AS title, 'people/' || id AS path FROM person"),
        AUDIENCE(SubjectRef.AUDIENCE, "SELECT id, name AS title, 'audiences' AS path FROM audience"),
        FOLLOW_UP(SubjectRef.FOLLOW_UP, """
                SELECT f.id, p.name || ', ' || c.title AS title, 'follow-ups/' || f.id AS path
                FROM attestation_followup f JOIN person p ON p.id = f.person_id JOIN campaign c ON c.id = f.campaign_id"""),
        CONTROL(
                SubjectRef.CONTROL,
                "SELECT id, code || ' ' || title AS title, 'controls/' || code AS path FROM control"),
        CONTROL_REVIEW(SubjectRef.CONTROL_REVIEW, """
                SELECT r.id, k.code || ' ' || k.title || ' #' || r.number AS title, 'control-reviews/' || r.id AS path
                FROM control_review r JOIN control k ON k.id = r.control_id"""),
        FINDING(SubjectRef.FINDING, """
                SELECT id, 'F-' || number || ' ' || title AS title, 'findings/' || id AS path FROM finding"""),
        ACTION(SubjectRef.CORRECTIVE_ACTION, """
                SELECT a.id, 'F-' || f.number || ' ' || f.title AS title, 'findings/' || f.id AS path
                FROM corrective_action a JOIN finding f ON f.id = a.finding_id"""),
        WAIVER(SubjectRef.WAIVER, """
                SELECT id, 'W-' || number || ' ' || title AS title, 'waivers/' || id AS path FROM waiver"""),
        RISK(SubjectRef.RISK, "SELECT id, reference || ' ' || title AS title, 'risks/' || id AS path FROM risk"),
        EVIDENCE(SubjectRef.EVIDENCE, "SELECT id, title, 'evidence/' || id AS path FROM evidence"),
        STATEMENT(SubjectRef.APPLICABILITY, """
                SELECT id, title || ' ' || number || '.0' AS title, 'applicability/' || id AS path FROM soa_version"""),
        FRAMEWORK(SubjectRef.FRAMEWORK, "SELECT id, name AS title, 'frameworks' AS path FROM framework"),
        MODEL(SubjectRef.MODEL, """
                SELECT DISTINCT ON (subject_id) subject_id AS id, details ->> 'model' AS title, '' AS path
                FROM audit_event WHERE act = 'ModelDeployed' ORDER BY subject_id, at DESC"""),
        BYLAW(SubjectRef.BYLAW.kind(), """
                SELECT CAST('00000000-0000-0000-0000-000000000001' AS uuid) AS id, 'Bylaw' AS title, '' AS path""");

        private final String kind;
        private final String sql;

        Kind(String kind, String sql) {
            this.kind = kind;
            this.sql = sql;
        }

        private String where(String condition) {
            return "SELECT '" + kind + "' AS kind, of.id, of.title, of.path FROM (" + sql + ") AS of WHERE "
                    + condition;
        }
    }

    private final JdbcClient jdbc;

    ObjectTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public Map<SubjectRef, Named> of(Collection<SubjectRef> objects) {
        Map<String, List<UUID>> byKind = objects.stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        SubjectRef::kind, Collectors.mapping(SubjectRef::id, Collectors.toList())));
        List<Kind> kinds = Arrays.stream(Kind.values())
                .filter(kind -> byKind.containsKey(kind.kind))
                .toList();
        if (kinds.isEmpty()) {
            return Map.of();
        }
        var query = jdbc.sql(kinds.stream()
                .map(kind -> kind.where("of.id = ANY (:" + kind.name() + ")"))
                .collect(Collectors.joining(" UNION ALL ")));
        for (Kind kind : kinds) {
            query = query.param(kind.name(), byKind.get(kind.kind).toArray(UUID[]::new));
        }
        return query.query(ObjectTable::named).list().stream()
                .collect(Collectors.toMap(Named::object, Function.identity()));
    }

    @Override
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public List<Named> search(String text, int limit) {
        String[] words = Arrays.stream(text.strip().split("\\s+"))
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
        String each = Arrays.stream(Kind.values())
                .map(kind ->
                        "(" + kind.where("of.title ILIKE ALL (:words)") + " ORDER BY of.title LIMIT " + limit + ")")
                .collect(Collectors.joining(" UNION ALL "));
        return jdbc.sql(each).param("words", words).query(ObjectTable::named).list();
    }

    @Override
    public Optional<SubjectRef> find(UUID id) {
        return jdbc
                .sql(Arrays.stream(Kind.values())
                        .map(kind -> kind.where("of.id = :id"))
                        .collect(Collectors.joining(" UNION ALL ")))
                .param("id", id)
                .query(ObjectTable::named)
                .list()
                .stream()
                .map(Named::object)
                .findFirst();
    }

    private static Named named(ResultSet row, int number) throws SQLException {
        return new Named(
                new SubjectRef(row.getString("kind"), row.getObject("id", UUID.class)),
                row.getString("title"),
                row.getString("path"));
    }
}
