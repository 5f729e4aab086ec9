package org.bylaw.score;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps ready how frameworks stand and which controls count for them. Whatever changes that leaves a mark in the database, by
 * triggers and in its own transaction; whoever reads while there is one has everything reckoned anew first.
 */
@Component
class Standings {

    private static final String CONTROLS = """
            INSERT INTO score_standing_control (framework_id, control_id, place, gained, possible)
            SELECT fc.framework_id, s.control_id,
                row_number() OVER (PARTITION BY fc.framework_id ORDER BY s.of_framework, s.position, s.control_id), s.gained,
                s.possible
            FROM framework_control fc JOIN reckoned s ON s.control_id = fc.control_id
            """;

    /** Once for each control, however many frameworks it counts for. */
    private static final String RECKONED = """
            WITH reckoned AS MATERIALIZED (
                SELECT s.control_id, f.position AS of_framework, s.position, s.gained, s.possible
                FROM control_score s JOIN framework f ON f.id = s.framework_id)
            """;

    private static final String FRAMEWORKS = """
            WITH reached (id) AS (
                SELECT m.from_id FROM control_mapping m JOIN tailoring t ON t.control_id = m.to_id WHERE t.applicable
                UNION SELECT m.to_id FROM control_mapping m JOIN tailoring t ON t.control_id = m.from_id WHERE t.applicable)
            INSERT INTO score_standing (framework_id, gained, possible, controls, complete, parts, met)
            SELECT f.id, coalesce(g.gained, 0), coalesce(g.possible, 0), coalesce(g.controls, 0), coalesce(g.complete, 0),
                coalesce(p.parts, 0), coalesce(p.met, 0)
            FROM framework f
            LEFT JOIN (
                SELECT framework_id, sum(gained) AS gained, sum(possible) AS possible, count(*) AS controls,
                    count(*) FILTER (WHERE gained = possible) AS complete
                FROM score_standing_control GROUP BY framework_id
            ) g ON g.framework_id = f.id
            LEFT JOIN (
                SELECT k.framework_id, count(*) AS parts, count(*) FILTER (WHERE CASE WHEN o.tailored THEN t.applicable
                    ELSE itself.id IS NOT NULL OR above.id IS NOT NULL END) AS met
                FROM control k JOIN framework o ON o.id = k.framework_id LEFT JOIN tailoring t ON t.control_id = k.id
                LEFT JOIN reached itself ON itself.id = k.id LEFT JOIN reached above ON above.id = k.parent_id
                WHERE NOT k.heading GROUP BY k.framework_id
            ) p ON p.framework_id = f.id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Standings(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** After this {@code score_standing} and {@code score_standing_control} hold what is so now. */
    void bringUpToDate() {
        if (changed()) {
            transaction.executeWithoutResult(status -> reckon());
        }
    }

    private boolean changed() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM score_change)")
                .query(Boolean.class)
                .single();
    }

    /**
     * The marks go first: what is committed after that, and may or may not be seen by what follows, leaves a mark that stays
     * for the next reader.
     */
    private void reckon() {
        jdbc.sql("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('score standings', 0))) AS queued")
                .query(Integer.class)
                .single();
        if (jdbc.sql("DELETE FROM score_change").update() == 0) {
            return;
        }
        jdbc.sql("DELETE FROM score_standing_control").update();
        jdbc.sql("DELETE FROM score_standing").update();
        jdbc.sql(RECKONED + CONTROLS).update();
        jdbc.sql(FRAMEWORKS).update();
    }
}
