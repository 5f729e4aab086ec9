package org.bylaw.run;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.bylaw.testing.KeycloakServer;

/** The embedded PostgreSQL of the run command: the real server, and this time it does not forget. */
final class DurablePostgres implements AutoCloseable {

    static final String OWNER = "bylaw_owner";
    static final String APP = "bylaw_app";
    static final String KEYCLOAK = "keycloak";

    /** Only this machine reaches the server, and its data folder is the user's own. */
    static final String PASSWORD = "bylaw-demo";

    private final EmbeddedPostgres postgres;

    DurablePostgres(Path data, Path binaries) {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setCleanDataDirectory(false)
                    .setPort(KeycloakServer.freePort())
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setServerConfig("max_connections", "100")
                    .start();
        } catch (IOException e) {
            throw new RunFault(
                    "PostgreSQL does not start: " + e.getMessage()
                            + ". Where user namespaces are forbidden it cannot run as root; start Bylaw as an ordinary user then.");
        }
        requireDurable();
        create();
    }

    private void requireDurable() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('fsync') || current_setting('synchronous_commit')")) {
            row.next();
            if (!row.getString(1).equals("onon")) {
                throw new IllegalStateException("PostgreSQL runs without fsync; data would not survive a crash.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes what is missing, since an earlier start may have been broken off in the middle of it. */
    private void create() {
        for (String role : new String[] {OWNER, APP, KEYCLOAK}) {
            if (isMissing("SELECT FROM pg_roles WHERE rolname = '" + role + "'")) {
                execute("postgres", "CREATE ROLE " + role + " LOGIN PASSWORD '" + PASSWORD + "'");
            }
        }
        createDatabase("keycloak", KEYCLOAK);
        createDatabase("bylaw", OWNER);
        execute("bylaw", "ALTER SCHEMA public OWNER TO " + OWNER);
    }

    private void createDatabase(String name, String owner) {
        if (isMissing("SELECT FROM pg_database WHERE datname = '" + name + "'")) {
            execute("postgres", "CREATE DATABASE " + name + " OWNER " + owner);
        }
    }

    private boolean isMissing(String query) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return !rows.next();
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    private void execute(String database, String sql) {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            System.err.println("PostgreSQL did not stop in an orderly way: " + e.getMessage());
        }
    }
}
