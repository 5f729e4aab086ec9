package org.bylaw.operations;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bylaw.shared.Ids;
import org.bylaw.shared.PartState.Level;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which nodes run, and what each has trouble with, as rows, so that any of them can tell of all. */
@Component
class PlatformNodes {

    /** A node notes that it is there every few seconds. */
    static final Duration GONE_AFTER = Duration.ofMinutes(1);

    /** So long it is told of a node that is gone; then it was most likely taken away on purpose. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final UUID id = Ids.next();
    private final String name = hostName();

    PlatformNodes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What a node has trouble with. */
    record Trouble(String part, Level level, Instant since) {}

    /** The same of another node. */
    record Elsewhere(String node, Trouble trouble) {}

    /** A node that was not stopped. */
    record Node(UUID id, String name, Instant startedAt, Instant seenAt) {}

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    /**
     * Notes that this node is there, and all that it has trouble with.
     *
     * @param unknown parts of which nothing is known just now: what was noted of them stays
     */
    @Transactional
    public void note(Collection<Trouble> troubles, Collection<String> unknown) {
        jdbc.sql("""
                        INSERT INTO platform_node (id, name, started_at, seen_at) VALUES (:id, :name, :now, :now)
                        ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at
                        """).param("id", id).param("name", name).param("now", now()).update();
        jdbc.sql("DELETE FROM platform_trouble WHERE node_id = :id AND part <> ALL (:parts)")
                .param("id", id)
                .param(
                        "parts",
                        Stream.concat(troubles.stream().map(Trouble::part), unknown.stream())
                                .toArray(String[]::new))
                .update();
        jdbc.sql("""
                        INSERT INTO platform_trouble AS known (node_id, part, level, since)
                        SELECT :id, * FROM unnest(:parts, :levels, CAST(:since AS timestamptz[]))
                        ON CONFLICT (node_id, part) DO UPDATE SET level = excluded.level, since = excluded.since
                            WHERE (known.level, known.since) IS DISTINCT FROM (excluded.level, excluded.since)
                        """)
                .param("id", id)
                .param("parts", troubles.stream().map(Trouble::part).toArray(String[]::new))
                .param(
                        "levels",
                        troubles.stream().map(trouble -> trouble.level().name()).toArray(String[]::new))
                .param(
                        "since",
                        troubles.stream()
                                .map(trouble -> trouble.since().toString())
                                .toArray(String[]::new))
                .update();
        jdbc.sql("DELETE FROM platform_node WHERE seen_at < :before")
                .param("before", now().minus(FORGOTTEN_AFTER))
                .update();
    }

    /** This node stops, and is not to be missed. */
    @Transactional
    public void leave() {
        jdbc.sql("DELETE FROM platform_node WHERE id = :id").param("id", id).update();
    }

    /** All that run or were lost not long ago, by their name. */
    List<Node> all() {
        return jdbc.sql("SELECT * FROM platform_node ORDER BY name, id")
                .query((row, number) -> new Node(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getTimestamp("seen_at").toInstant()))
                .list();
    }

    /** What the other nodes that run have trouble with. */
    List<Elsewhere> elsewhere() {
        return jdbc.sql("""
                        SELECT n.name, t.part, t.level, t.since FROM platform_trouble t
                        JOIN platform_node n ON n.id = t.node_id
                        WHERE n.id <> :id AND n.seen_at >= :alive ORDER BY n.name, t.part
                        """)
                .param("id", id)
                .param("alive", now().minus(GONE_AFTER))
                .query((row, number) -> new Elsewhere(row.getString("name"), trouble(row)))
                .list();
    }

    /** What any node that runs has trouble with that calls for somebody, with the earliest moment. */
    List<Trouble> callingForSomebody() {
        return jdbc.sql("""
                        SELECT t.part, min(t.level) AS level, min(t.since) AS since FROM platform_trouble t
                        JOIN platform_node n ON n.id = t.node_id
                        WHERE t.level IN ('FAILS', 'INCOMPLETE') AND n.seen_at >= :alive GROUP BY t.part ORDER BY t.part
                        """)
                .param("alive", now().minus(GONE_AFTER))
                .query((row, number) -> trouble(row))
                .list();
    }

    private static Trouble trouble(ResultSet row) throws SQLException {
        return new Trouble(
                row.getString("part"),
                Level.valueOf(row.getString("level")),
                row.getTimestamp("since").toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String hostName() {
        String fromEnvironment =
                Objects.requireNonNullElse(System.getenv("HOSTNAME"), "").strip();
        if (!fromEnvironment.isEmpty()) {
            return fromEnvironment.substring(0, Math.min(200, fromEnvironment.length()));
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "bylaw";
        }
    }
}
