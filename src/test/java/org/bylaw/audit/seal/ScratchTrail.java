package org.bylaw.audit.seal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bylaw.shared.Ids;
import org.bylaw.testing.PostgresServer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A trail of its own in a schema beside the real one, without the triggers that protect it: what a database administrator could do. */
final class ScratchTrail implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final JdbcClient jdbc;
    Sealer sealer;
    final TrailReader reader;
    final SealTable table;
    private final SealKeys keys;
    private Clock clock;
    private final String schema = "scratch_" + NUMBER.incrementAndGet();
    private final SingleConnectionDataSource source;

    ScratchTrail(String url, SealKeys keys, Clock clock) {
        this.keys = keys;
        JdbcClient.create(new DriverManagerDataSource(url, PostgresServer.OWNER, PostgresServer.PASSWORD))
                .sql("CREATE SCHEMA " + schema)
                .update();
        source = new SingleConnectionDataSource(
                url + "?currentSchema=" + schema + ",public", PostgresServer.OWNER, PostgresServer.PASSWORD, true);
        jdbc = JdbcClient.create(source);
        for (String name : List.of("audit_event", "audit_leaf", "audit_node", "audit_checkpoint", "audit_sealing")) {
            jdbc.sql("CREATE TABLE %s.%s (LIKE public.%s INCLUDING ALL)".formatted(schema, name, name))
                    .update();
        }
        jdbc.sql("INSERT INTO audit_sealing DEFAULT VALUES").update();
        table = new SealTable(jdbc);
        reader = new TrailReader(jdbc, table, clock);
        this.clock = clock;
        restart();
    }

    /** As a node that was just started, and knows of nothing that was signed before. */
    void restart() {
        sealer = new Sealer(
                table,
                new TreeReading(table),
                keys,
                new SealSettings(Path.of("unused"), Duration.ofSeconds(10)),
                new TransactionTemplate(new JdbcTransactionManager(source)),
                clock);
    }

    /** What is sealed and signed from now on is so at that time. */
    void at(Clock other) {
        clock = other;
        restart();
    }

    /** Writes so many acts, seals and signs them. */
    void acts(int count) {
        jdbc.sql("""
                        INSERT INTO audit_event (at, actor_id, actor_name, on_behalf_of, on_behalf_of_name, address, act,
                            subject_kind, subject_id, page_kind, page_id, details)
                        SELECT now(), :id, 'Olga Owner', :id, 'Paul Absent', '192.0.2.1', 'Counted', 'policy', :id, 'policy', :id,
                            jsonb_build_object('number', n, 'reason', 'because', 'list', jsonb_build_array('Olga Owner', n, 1.5))
                        FROM generate_series(1, :count) n
                        """).param("id", Ids.next()).param("count", count).update();
        sealer.sealAndSign();
    }

    String checkpoint() {
        return table.lastCheckpoint().orElseThrow().note();
    }

    Verdict verify(String... notes) {
        return reader.verify(keys.verifiers(), List.of(notes), done -> {});
    }

    void execute(String sql) {
        jdbc.sql(sql).update();
    }

    /** The number of the row at that place. */
    long row(long place) {
        return jdbc.sql("SELECT event_id FROM audit_leaf WHERE leaf_index = :place")
                .param("place", place)
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        execute("DROP SCHEMA " + schema + " CASCADE");
        source.destroy();
    }
}
