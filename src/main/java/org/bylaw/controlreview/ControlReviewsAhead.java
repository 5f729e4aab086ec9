package org.bylaw.controlreview;

import static org.bylaw.shared.Say.say;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.work.Upcoming;
import org.bylaw.work.UpcomingSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells control owners in "My work" which control they will be asked to assess next. */
@Component
class ControlReviewsAhead implements UpcomingSource {

    private final JdbcClient jdbc;

    ControlReviewsAhead(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Upcoming> upcoming(UUID personId, int limit) {
        return jdbc.sql("""
                        SELECT r.id, r.opens_on, k.ref || ' ' || k.title AS title
                        FROM control_review r JOIN control k ON k.id = r.control_id
                        WHERE r.owner_id = :owner AND r.state = 'PLANNED' ORDER BY r.opens_on, r.id LIMIT :limit
                        """)
                .param("owner", personId)
                .param("limit", limit)
                .query((row, number) -> new Upcoming(
                        row.getObject("opens_on", LocalDate.class),
                        say("Review of {0}", row.getString("title")),
                        "/control-reviews/" + row.getObject("id", UUID.class)))
                .list();
    }
}
