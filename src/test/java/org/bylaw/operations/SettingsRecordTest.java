package org.bylaw.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bylaw.audit.AuditTrail;
import org.bylaw.operations.EnvironmentSettings.Setting;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class SettingsRecordTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuditTrail audit;

    @Autowired
    Clock clock;

    @Autowired
    EnvironmentSettings real;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void everySettingOfTheReadmeIsAmongThemWithItsValue() {
        assertThat(real.all())
                .hasSizeGreaterThan(50)
                .containsKeys("BYLAW_DATABASE_URL", "BYLAW_TIME_ZONE", "BYLAW_SESSION_TIMEOUT");
        assertThat(real.all().get("BYLAW_DATABASE_PASSWORD").secret()).isTrue();
        assertThat(real.all().get("BYLAW_KEYCLOAK_CLIENT_SECRET").secret()).isTrue();
        assertThat(real.all().get("BYLAW_SESSION_TIMEOUT").value()).isEqualTo("60m");
    }

    @Test
    void loginsInAddressesAreNotKept() {
        assertThat(EnvironmentSettings.setting("BYLAW_X_URL", "https://me:pw@example.org/a?b=c")
                        .value())
                .isEqualTo("https://…@example.org/a?b=c");
        assertThat(EnvironmentSettings.setting("BYLAW_DATABASE_URL", "jdbc:postgresql://db/x?user=a&password=pw&ssl=1")
                        .value())
                .isEqualTo("jdbc:postgresql://db/x?user=a&password=…&ssl=1");
    }

    /** In a transaction that is rolled back: the table is one, and the application's own. */
    @Test
    void whatChangedSinceTheLastStartIsOneRowWithoutSecrets() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("DELETE FROM setting_seen").update();
            start(Map.of("BYLAW_PORT", new Setting("8080", false), "BYLAW_SMTP_PASSWORD", new Setting("one", true)));
            assertThat(last()).containsEntry("when", "first").containsEntry("secret", "(secret)");
            long rows = rows();
            start(Map.of("BYLAW_PORT", new Setting("8080", false), "BYLAW_SMTP_PASSWORD", new Setting("one", true)));
            assertThat(rows()).as("nothing changed").isEqualTo(rows);
            start(Map.of("BYLAW_PORT", new Setting("9090", false), "BYLAW_SMTP_PASSWORD", new Setting("two", true)));
            assertThat(last())
                    .containsEntry("when", "changed")
                    .containsEntry("port", "{\"after\": \"9090\", \"before\": \"8080\"}")
                    .containsEntry("secret", "changed");
            start(Map.of("BYLAW_PORT", new Setting("9090", false)));
            assertThat(last()).containsEntry("secret", "(secret)").containsEntry("port", null);
            assertThat(jdbc.sql("SELECT name FROM setting_seen")
                            .query(String.class)
                            .list())
                    .isEqualTo(List.of("BYLAW_PORT"));
        });
    }

    private void start(Map<String, Setting> settings) {
        EnvironmentSettings these = new EnvironmentSettings(new MockEnvironment()) {
            @Override
            Map<String, Setting> all() {
                return settings;
            }
        };
        new SettingsRecord(these, jdbc, audit, clock).compare();
    }

    private Map<String, Object> last() {
        return jdbc.sql("""
                        SELECT details ->> 'when' AS when, details ->> 'BYLAW_PORT' AS port,
                            details ->> 'BYLAW_SMTP_PASSWORD' AS secret
                        FROM audit_event WHERE act = 'SettingsChanged' ORDER BY id DESC LIMIT 1
                        """).query().singleRow();
    }

    private long rows() {
        return jdbc.sql("SELECT count(*) FROM audit_event WHERE act = 'SettingsChanged'")
                .query(Long.class)
                .single();
    }
}
