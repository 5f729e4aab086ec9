package org.bylaw.attestation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A part of a campaign's people as a condition on {@code attestation a}.
 *
 * @param sql begins with {@code AND}, or is empty
 */
record Selection(String sql, Map<String, Object> params) {

    static final Selection ALL = new Selection("", Map.of());

    static Selection people(Collection<UUID> ids) {
        return new Selection(" AND a.person_id = ANY (:people)", Map.of("people", ids.toArray(UUID[]::new)));
    }

    /** Those who report to the manager, directly or through others. */
    static Selection team(UUID managerId) {
        return new Selection("""
                 AND a.person_id IN (
                    WITH RECURSIVE team AS (
                        SELECT id FROM person WHERE manager_id = :manager
                        UNION
                        SELECT below.id FROM person below JOIN team ON below.manager_id = team.id)
                    SELECT id FROM team WHERE id <> :manager)
                """, Map.of("manager", managerId));
    }

    Selection and(Selection other) {
        Map<String, Object> both = new HashMap<>(params);
        both.putAll(other.params);
        return new Selection(sql + other.sql, both);
    }
}
