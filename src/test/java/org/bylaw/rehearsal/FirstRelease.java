package org.bylaw.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.bylaw.testing.PostgresServer;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;

/**
 * Fills the test's database as the first release left it, before today's application starts on it: that release's schema,
 * and every row of its demo organisation with the engine's own tables, as {@code COPY} wrote them on 28 November 2026.
 */
public final class FirstRelease implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The last migration of that release; migrations are never edited, so this is its schema. */
    static final String SCHEMA = "24";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        fill(context.getEnvironment().getRequiredProperty("spring.datasource.url"));
    }

    /** @param url of an empty database */
    static void fill(String url) {
        Flyway.configure()
                .dataSource(url, PostgresServer.OWNER, PostgresServer.PASSWORD)
                .placeholders(Map.of("app_role", PostgresServer.APP))
                .target(SCHEMA)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(new ClassPathResource("upgrade/first-release.copy.gz").getInputStream()),
                        StandardCharsets.UTF_8))) {
            // As a restore does: rows come in the order of tables, not of what refers to what.
            connection.createStatement().execute("SET session_replication_role = replica");
            emptyWhatMigrationsFilled(connection);
            fill(connection.unwrap(PGConnection.class).getCopyAPI(), lines);
            setSequences(connection);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The first release's rows do not fit its schema", e);
        }
    }

    private static void emptyWhatMigrationsFilled(Connection connection) throws SQLException {
        connection.createStatement().execute("""
                        DO $$ DECLARE t text; BEGIN
                            FOR t IN SELECT tablename FROM pg_tables
                                WHERE schemaname = 'public' AND tablename <> 'flyway_schema_history' LOOP
                                EXECUTE format('DELETE FROM %I', t);
                            END LOOP;
                        END $$
                        """);
    }

    private static void fill(CopyManager copy, BufferedReader lines) throws IOException, SQLException {
        for (String statement = lines.readLine(); statement != null; statement = lines.readLine()) {
            StringBuilder rows = new StringBuilder();
            for (String row = lines.readLine(); !"\\.".equals(row); row = lines.readLine()) {
                rows.append(row).append('\n');
            }
            copy.copyIn(statement, new StringReader(rows.toString()));
        }
    }

    private static void setSequences(Connection connection) throws SQLException {
        connection.createStatement().execute("""
                        DO $$ DECLARE c record; BEGIN
                            FOR c IN SELECT table_name, column_name FROM information_schema.columns
                                WHERE table_schema = 'public' AND is_identity = 'YES' LOOP
                                EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), 1 + coalesce(max(%I), 0)) FROM %I',
                                    c.table_name, c.column_name, c.column_name, c.table_name);
                            END LOOP;
                        END $$
                        """);
    }
}
