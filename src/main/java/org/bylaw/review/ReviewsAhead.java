package org.bylaw.review;

import static org.bylaw.shared.Say.say;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.work.Upcoming;
import org.bylaw.work.UpcomingSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells owners in "My work" which review they will be asked for next. */
@Component
class ReviewsAhead implements UpcomingSource {

    private final JdbcClient jdbc;

    ReviewsAhead(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Upcoming> upcoming(UUID personId, int limit) {
        return jdbc.sql("""
                        SELECT r.id, r.opens_on, p.title, v.major || '.' || v.minor AS version_number
                        FROM policy p JOIN review r ON r.policy_id = p.id JOIN policy_version v ON v.id = r.version_id
                        WHERE p.owner_id = :owner AND r.state = 'PLANNED' ORDER BY r.opens_on, r.id LIMIT :limit
                        """)
                .param("owner", personId)
                .param("limit", limit)
                .query((row, number) -> new Upcoming(
                        row.getObject("opens_on", LocalDate.class),
                        say("Review of {0} {1}", row.getString("title"), row.getString("version_number")),
                        "/reviews/" + row.getObject("id", UUID.class)))
                .list();
    }
}
