package org.bylaw.risk;

import static org.bylaw.shared.Say.say;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.work.Upcoming;
import org.bylaw.work.UpcomingSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells owners in "My work" which of their risks they look at next. */
@Component
class RisksAhead implements UpcomingSource {

    private final JdbcClient jdbc;

    RisksAhead(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Upcoming> upcoming(UUID personId, int limit) {
        return jdbc.sql("""
                        SELECT id, reference || ' ' || title AS name, review_on FROM risk
                        WHERE owner_id = :owner AND state = 'OPEN' AND review_on IS NOT NULL
                            AND review_asked IS DISTINCT FROM review_on
                        ORDER BY review_on, id LIMIT :limit
                        """)
                .param("owner", personId)
                .param("limit", limit)
                .query((row, number) -> new Upcoming(
                        row.getObject("review_on", LocalDate.class).minusDays(RiskReviews.LEAD_DAYS),
                        say("Another look at {0}", row.getString("name")),
                        "/risks/" + row.getObject("id", UUID.class)))
                .list();
    }
}
