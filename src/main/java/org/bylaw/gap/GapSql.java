package org.bylaw.gap;

/** The statements behind the gaps, each over whole sets. */
final class GapSql {

    /** What the reader may know of policies, as the library has it. */
    private static final String POLICY_SEEN =
            "(:readsAll OR p.classification <> 'STRICTLY_CONFIDENTIAL' OR p.owner_id = :me)";

    /** What the reader may know of evidence, as its register has it. */
    private static final String EVIDENCE_SEEN = """
            (:oversees OR e.added_by = :me OR EXISTS (SELECT FROM evidence_link s
                WHERE s.evidence_id = e.id AND s.subject_kind = 'control'))
            """;

    private static final String CONTROL = """
            SELECT 'CONTROL' AS thing, k.id, k.code, trim(k.ref || ' ' || k.title) AS title, o.name AS person,
                NULL::date AS day, %s AS cause, f.position * 1000000::bigint + k.position AS place
            FROM tailoring t JOIN control k ON k.id = t.control_id JOIN framework f ON f.id = k.framework_id
            LEFT JOIN person o ON o.id = t.owner_id
            WHERE t.applicable AND
            """;

    static final String UNSTATED = CONTROL.formatted("'UNSTATED'") + """
            NOT EXISTS (SELECT FROM policy_control s JOIN policy_version v ON v.policy_id = s.policy_id
                WHERE s.control_id = t.control_id AND v.state = 'PUBLISHED')
            """;

    static final String UNEVIDENCED = CONTROL.formatted("'UNEVIDENCED'") + """
            NOT EXISTS (SELECT FROM evidence_link l JOIN evidence e ON e.id = l.evidence_id
                WHERE l.subject_kind = 'control' AND l.subject_id = t.control_id
                    AND e.withdrawn_at IS NULL AND e.replaced_at IS NULL)
            """;

    private static final String POLICY = """
            SELECT 'POLICY' AS thing, p.id, '' AS code, p.title, o.name AS person, NULL::date AS day, %s AS cause,
                2000000000::bigint AS place
            FROM policy p JOIN policy_version v ON v.policy_id = p.id AND v.state = 'PUBLISHED'
            JOIN person o ON o.id = p.owner_id
            WHERE
            """ + POLICY_SEEN + " AND ";

    static final String SILENT =
            POLICY.formatted("'SILENT'") + " NOT EXISTS (SELECT FROM policy_control s WHERE s.policy_id = p.id)";

    private static final String EVIDENCE = """
            SELECT 'EVIDENCE' AS thing, e.id, '' AS code, e.title, b.name AS person, e.valid_until AS day, %s AS cause,
                %s AS place
            FROM evidence e JOIN person b ON b.id = e.added_by
            WHERE e.withdrawn_at IS NULL AND e.replaced_at IS NULL AND
            """ + EVIDENCE_SEEN + " AND ";

    /** By the day on which it expires. */
    private static final String BY_DAY = "(e.valid_until - DATE '2000-01-01')::bigint";

    static final String EXPIRED =
            EVIDENCE.formatted("'EXPIRED'", BY_DAY) + " e.valid_until IS NOT NULL AND e.valid_until < :today";

    static final String EXPIRING = EVIDENCE.formatted("'EXPIRING'", BY_DAY)
            + " e.valid_until IS NOT NULL AND e.valid_until BETWEEN :today AND :soon";

    static final String OWNERLESS = CONTROL.formatted("CASE WHEN o.id IS NULL THEN 'MISSING' ELSE 'LEFT' END")
            + " (o.id IS NULL OR NOT o.active) UNION ALL "
            + POLICY.formatted("'LEFT'") + " NOT o.active UNION ALL " + """
            SELECT 'REVIEW', r.id, '', p.title, w.name, r.due_on, CASE WHEN w.id IS NULL THEN 'MISSING' ELSE 'LEFT' END,
                3000000000::bigint
            FROM review r JOIN policy p ON p.id = r.policy_id LEFT JOIN person w ON w.id = r.reviewer_id
            WHERE r.state IN ('OPEN', 'OVERDUE') AND (w.id IS NULL OR NOT w.active) AND
            """ + POLICY_SEEN + " UNION ALL "
            + EVIDENCE.formatted("'LEFT'", "4000000000::bigint") + """
             e.added_by = ANY (ARRAY(SELECT g.id FROM person g WHERE NOT g.active))
                AND NOT EXISTS (SELECT FROM evidence_link l JOIN tailoring t ON t.control_id = l.subject_id
                    JOIN person o ON o.id = t.owner_id
                WHERE l.evidence_id = e.id AND l.subject_kind = 'control' AND o.active)
            """;

    private GapSql() {}
}
