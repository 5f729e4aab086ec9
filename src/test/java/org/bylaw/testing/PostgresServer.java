package org.bylaw.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;

/** One real PostgreSQL for all tests of a JVM, fast because it may forget; each Spring context gets a database of its own. */
public final class PostgresServer {

    public static final String OWNER = "bylaw_owner";
    public static final String APP = "bylaw_app";
    public static final String PASSWORD = "test";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedPostgres postgres;

    private PostgresServer() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "200")
                    .setRegisterShutdownHook(false)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start", e);
        }
        // After the contexts are closed: an engine that still looks for jobs waits half a minute for a database that is
        // gone.
        SpringApplication.getShutdownHandlers().add(this::stop);
        execute("postgres", "CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + PASSWORD + "'");
        execute("postgres", "CREATE ROLE " + APP + " LOGIN PASSWORD '" + PASSWORD + "'");
    }

    private void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }

    private static final class Holder {
        private static final PostgresServer SERVER = new PostgresServer();
    }

    public static PostgresServer shared() {
        return Holder.SERVER;
    }

    /** Makes an empty database that belongs to the owner role, and gives its JDBC address without credentials. */
    public String newDatabase() {
        String name = "bylaw_" + DATABASES.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        execute(name, "ALTER SCHEMA public OWNER TO " + OWNER);
        execute(name, "GRANT ALL ON DATABASE " + name + " TO " + OWNER);
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + name;
    }

    private void execute(String database, String sql) {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
