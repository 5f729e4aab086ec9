package org.bylaw.operations;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares the settings of this start with those of the last one and writes what differs into the trail: all of it at the
 * first start, so that there is something to compare with. Secrets are compared by a salted, slow hash and never written.
 */
@Component
class SettingsRecord {

    /** OWASP's advice for PBKDF2 with HMAC-SHA-256 is 600,000 for passwords of people; these are made by machines. */
    private static final int ITERATIONS = 60_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final String CHANGED = "changed";
    private static final String SECRET = "(secret)";

    private final EnvironmentSettings settings;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    SettingsRecord(EnvironmentSettings settings, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.settings = settings;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    private record Seen(@Nullable String value, byte @Nullable [] salt, byte @Nullable [] hash) {

        boolean is(EnvironmentSettings.Setting now) {
            return now.secret()
                    ? salt != null && hash != null && MessageDigest.isEqual(hash, hashed(now.value(), salt))
                    : now.value().equals(value);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @Transactional
    public void compare() {
        // Nodes that start at once compare one after the other.
        jdbc.sql("LOCK TABLE setting_seen IN SHARE ROW EXCLUSIVE MODE").update();
        Map<String, Seen> before = seen();
        boolean first = before.isEmpty();
        Map<String, EnvironmentSettings.Setting> now = settings.all();
        Map<String, Object> changes = new TreeMap<>();
        now.forEach((name, setting) -> {
            Seen known = before.remove(name);
            if (known == null || !known.is(setting)) {
                changes.put(name, change(known, setting));
                keep(name, setting);
            }
        });
        before.forEach((name, gone) -> {
            changes.put(name, change(gone, null));
            jdbc.sql("DELETE FROM setting_seen WHERE name = :name")
                    .param("name", name)
                    .update();
        });
        if (!changes.isEmpty()) {
            Map<String, Object> details = new LinkedHashMap<>(changes);
            details.put("when", first ? "first" : CHANGED);
            audit.record("SettingsChanged", SubjectRef.BYLAW, SubjectRef.BYLAW, details);
        }
    }

    private static Object change(@Nullable Seen before, EnvironmentSettings.@Nullable Setting after) {
        if (before != null && before.hash() != null || after != null && after.secret()) {
            return before == null || after == null ? SECRET : CHANGED;
        }
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("before", before == null || before.value() == null ? "" : before.value());
        change.put("after", after == null ? "" : after.value());
        return change;
    }

    private Map<String, Seen> seen() {
        Map<String, Seen> seen = new HashMap<>();
        jdbc.sql("SELECT name, value, secret_salt, secret_hash FROM setting_seen")
                .query((ResultSet row) -> {
                    seen.put(row.getString("name"), seen(row));
                });
        return seen;
    }

    private static Seen seen(ResultSet row) throws SQLException {
        return new Seen(row.getString("value"), row.getBytes("secret_salt"), row.getBytes("secret_hash"));
    }

    private void keep(String name, EnvironmentSettings.Setting setting) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        jdbc.sql("""
                        INSERT INTO setting_seen (name, value, secret_salt, secret_hash, seen_at)
                        VALUES (:name, :value, :salt, :hash, :now)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value, secret_salt = excluded.secret_salt,
                            secret_hash = excluded.secret_hash, seen_at = excluded.seen_at
                        """)
                .param("name", name)
                .param("value", setting.secret() ? null : setting.value())
                .param("salt", setting.secret() ? salt : null)
                .param("hash", setting.secret() ? hashed(setting.value(), salt) : null)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static byte[] hashed(String secret, byte[] salt) {
        try {
            // An empty secret is one that is not set; the factory takes none.
            char[] text = (secret + '\n').toCharArray();
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(text, salt, ITERATIONS, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
