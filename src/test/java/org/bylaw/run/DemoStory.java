package org.bylaw.run;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.bylaw.Bylaw;
import org.bylaw.people.DirectoryReading;
import org.bylaw.people.People;
import org.bylaw.run.story.Norrland;
import org.bylaw.shared.MovableClock;
import org.bylaw.testing.Organisation;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives the demo organisation its past, before the application that people use is started. */
public final class DemoStory {

    /** When its people came, before the first of them wrote anything. */
    private static final Duration BEFORE_ALL = Duration.ofDays(500);

    private DemoStory() {}

    /** Does nothing where there is a policy already: the story leaves all of its policies, or where it breaks off none. */
    public static void tellOnce(Map<String, Object> properties, Consumer<String> progress) {
        if (hasPolicies(properties)) {
            return;
        }
        progress.accept("Telling the demo organisation's past year (once)");
        try (ConfigurableApplicationContext context = context(properties)) {
            hire(context);
            context.getBean(Norrland.class).tell(progress);
        }
    }

    private static void hire(ConfigurableApplicationContext context) {
        MovableClock clock = context.getBean(MovableClock.class);
        clock.advance(BEFORE_ALL.negated());
        context.getBean(DirectoryReading.class).readNow();
        clock.setOffset(Duration.ZERO);
        if (context.getBean(People.class).search("", 0, 1).isEmpty()) {
            throw new RunFault("Nobody of the demo organisation could be read from Keycloak. Please start again.");
        }
    }

    private static ConfigurableApplicationContext context(Map<String, Object> properties) {
        Map<String, Object> quiet = new HashMap<>(properties);
        quiet.put("server.port", "-1");
        quiet.put("bylaw.health.run", "false");
        quiet.put("bylaw.workflow.run-jobs", "false");
        quiet.put("bylaw.mail.relay", "false");
        quiet.put("bylaw.directory.sync", "false");
        quiet.put("bylaw.seal.run", "false");
        // A year of signatures passes here in seconds.
        quiet.put("bylaw.limits.logins", "0");
        return new SpringApplicationBuilder(Bylaw.class, Norrland.class, Organisation.class)
                .registerShutdownHook(false)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .initializers(starting ->
                        starting.getEnvironment().getPropertySources().addFirst(new MapPropertySource("story", quiet)))
                .run();
    }

    private static boolean hasPolicies(Map<String, Object> properties) {
        try (Connection connection = DriverManager.getConnection(
                        String.valueOf(properties.get("spring.datasource.url")),
                        String.valueOf(properties.get("spring.flyway.user")),
                        String.valueOf(properties.get("spring.flyway.password")));
                Statement statement = connection.createStatement()) {
            return isTrue(statement, "SELECT to_regclass('public.policy') IS NOT NULL")
                    && isTrue(statement, "SELECT EXISTS (SELECT FROM public.policy)");
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
