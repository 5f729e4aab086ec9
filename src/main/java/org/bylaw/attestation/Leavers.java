package org.bylaw.attestation;

import java.util.List;
import java.util.UUID;
import org.bylaw.people.PersonLeft;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whoever leaves is no longer waited for. */
@Component
class Leavers {

    private final JdbcClient jdbc;
    private final Completion completion;

    Leavers(JdbcClient jdbc, Completion completion) {
        this.jdbc = jdbc;
        this.completion = completion;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void closeWhatIsOpen(PersonLeft left) {
        List<UUID> campaigns =
                jdbc.sql("""
                        UPDATE attestation SET state = 'LEFT' WHERE person_id = :person AND state = 'OPEN'
                        RETURNING campaign_id
                        """).param("person", left.personId()).query(UUID.class).list();
        campaigns.forEach(completion::check);
    }
}
