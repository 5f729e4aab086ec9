package org.bylaw.migration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bylaw.testing.PostgresServer;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A database of its own that goes from migration to migration, as its owner and as the application see it. */
final class SchemaCourse {

    private final String url = PostgresServer.shared().newDatabase();
    final JdbcClient owner = client(PostgresServer.OWNER);
    final JdbcClient app = client(PostgresServer.APP);

    private JdbcClient client(String role) {
        return JdbcClient.create(new SingleConnectionDataSource(url, role, PostgresServer.PASSWORD, true));
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(url, PostgresServer.OWNER, PostgresServer.PASSWORD)
                .placeholders(Map.of("app_role", PostgresServer.APP));
    }

    /** All migrations that there are, in their order. */
    List<MigrationVersion> versions() {
        return Arrays.stream(flyway().load().info().all())
                .map(MigrationInfo::getVersion)
                .toList();
    }

    void migrateTo(MigrationVersion version) {
        flyway().target(version).load().migrate();
    }

    List<String> tables() {
        return owner.sql("""
                        SELECT tablename FROM pg_tables
                        WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history' ORDER BY tablename
                        """).query(String.class).list();
    }

    /** Of each table of ours, but not the engine's, the number of its rows and a fingerprint of what they hold in the columns that it has now. */
    Map<String, Content> contents() {
        return contents(Set.of());
    }

    /** The same but for some tables and columns, such as {@code campaign.policy_id}. */
    Map<String, Content> contents(Set<String> without) {
        Map<String, Content> contents = new LinkedHashMap<>();
        tables().stream()
                .filter(table -> !table.startsWith("act_") && !without.contains(table))
                .forEach(table -> contents.put(table, content(table, columns(table, without))));
        return contents;
    }

    /** The same for that table and those columns. */
    Content content(String table, String columns) {
        return owner.sql("""
                        SELECT count(*) AS rows, md5(coalesce(string_agg(line, '|' ORDER BY line), '')) AS fingerprint
                        FROM (SELECT ROW(%s)::text AS line FROM %s)
                        """.formatted(columns, table))
                .query((row, number) -> new Content(columns, row.getLong("rows"), row.getString("fingerprint")))
                .single();
    }

    private String columns(String table, Set<String> without) {
        return owner.sql("""
                        SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
                        WHERE attrelid = CAST(:table AS regclass) AND attnum > 0 AND NOT attisdropped
                            AND NOT :table || '.' || attname = ANY (:without)
                        """)
                .param("table", table)
                .param("without", without.toArray(String[]::new))
                .query(String.class)
                .single();
    }

    /** What a table holds. */
    record Content(String columns, long rows, String fingerprint) {}
}
