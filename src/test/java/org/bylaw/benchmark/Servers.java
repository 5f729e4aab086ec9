package org.bylaw.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bylaw.Bylaw;
import org.bylaw.testing.TestSettings;
import org.bylaw.workflow.BareEngine;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One PostgreSQL that writes durably, and applications on databases of their own in it. */
final class Servers implements AutoCloseable {

    static final String OWNER = "bylaw_owner";
    static final String APP = "bylaw_app";
    static final String PASSWORD = "benchmark";

    private final EmbeddedPostgres postgres;
    private final Deque<ConfigurableApplicationContext> running = new ArrayDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    Servers() throws IOException {
        postgres = EmbeddedPostgres.builder()
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_connections", "200")
                .setServerConfig("max_wal_size", "2GB")
                .start();
        // Whoever presses Ctrl-C leaves nothing behind either.
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
        execute("postgres", "CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + PASSWORD + "'");
        execute("postgres", "CREATE ROLE " + APP + " LOGIN PASSWORD '" + PASSWORD + "'");
    }

    String newDatabase(String name) {
        execute("postgres", "CREATE DATABASE " + name + " OWNER " + OWNER);
        return url(name);
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + database;
    }

    /** The whole application, without Keycloak, mail and background jobs: the benchmark does what is due itself. */
    ConfigurableApplicationContext application(String database) {
        return start(new SpringApplicationBuilder(Bylaw.class, KnownLogin.class), settings(newDatabase(database)));
    }

    /** The engine with the same models and nothing behind them. */
    ConfigurableApplicationContext bareEngine(String database) {
        return start(BareEngine.application(), settings(newDatabase(database)));
    }

    private ConfigurableApplicationContext start(SpringApplicationBuilder builder, Map<String, Object> settings) {
        ConfigurableApplicationContext context = builder.registerShutdownHook(false)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .initializers(starting -> starting.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("benchmark", settings)))
                .run();
        running.push(context);
        return context;
    }

    private static Map<String, Object> settings(String url) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", "0");
        settings.put("spring.main.log-startup-info", "false");
        settings.put("spring.datasource.url", url);
        settings.put("spring.datasource.username", APP);
        settings.put("spring.datasource.password", PASSWORD);
        settings.put("spring.flyway.user", OWNER);
        settings.put("spring.flyway.password", PASSWORD);
        settings.put("spring.mail.host", "localhost");
        settings.put("bylaw.health.run", "false");
        settings.put("bylaw.workflow.run-jobs", "false");
        settings.put("bylaw.mail.relay", "false");
        settings.put("bylaw.directory.sync", "false");
        settings.put("bylaw.seal.run", "false");
        for (String kind : List.of("answers", "documents", "downloads", "exports", "imports", "logins", "searches")) {
            settings.put("bylaw.limits." + kind, "0");
        }
        settings.put("bylaw.seal.keys", TestSettings.SEAL_KEYS);
        settings.put("bylaw.public-url", "http://localhost");
        settings.put("bylaw.keycloak.url", "http://localhost:1");
        settings.put("bylaw.keycloak.client-secret", "none");
        settings.put("bylaw.keycloak.directory-client-secret", "none");
        return settings;
    }

    /** As a superuser, for what seeding needs and the application may not. */
    void execute(String database, String sql) {
        try (Connection connection = postgres.getDatabase("postgres", database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The settings that decide what a commit costs, as the server has them. */
    String durability() {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT string_agg(name || ' ' || setting, ', ') FROM pg_settings
                        WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')
                        """)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isJava(String command) {
        return command.endsWith("java");
    }

    /** After much was written: statistics and visibility as they are in a database that has been running for a while. */
    void settle(String... databases) {
        for (String database : databases) {
            execute(database, "VACUUM ANALYZE");
        }
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().command().filter(Servers::isJava).isPresent())
                .forEach(ProcessHandle::destroy);
        while (!running.isEmpty()) {
            running.pop().close();
        }
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
