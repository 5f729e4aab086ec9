package org.bylaw.attestation;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bylaw.notification.AskedOfPeople;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells, where no mail reaches somebody, how much they have still to attest. */
@Component
class OpenAttestations implements AskedOfPeople {

    private final JdbcClient jdbc;

    OpenAttestations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, Integer> open(Collection<UUID> personIds) {
        Map<UUID, Integer> open = new HashMap<>();
        jdbc.sql("""
                        SELECT person_id, count(*) AS open FROM attestation
                        WHERE state = 'OPEN' AND person_id = ANY (:people) GROUP BY person_id
                        """).param("people", personIds.toArray(UUID[]::new)).query(row -> {
            open.put(row.getObject("person_id", UUID.class), row.getInt("open"));
        });
        return open;
    }
}
