package org.bylaw.control.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.testing.Organisation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of frameworks as tests write them. */
final class FrameworkFiles {

    private FrameworkFiles() {}

    static HandedIn file(String name, String content) {
        return new HandedIn(name, content.getBytes(StandardCharsets.UTF_8));
    }

    static HandedIn csv(String... lines) {
        return file("framework.csv", String.join("\n", lines));
    }

    /** A key that no other test has. */
    static String key(String begins) {
        return begins + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static NewFramework framework(String key, HandedIn file) {
        return edition(key, file, null, null);
    }

    static NewFramework edition(String key, HandedIn file, @Nullable UUID replaces, @Nullable HandedIn numbers) {
        return new NewFramework(key, "Acme", key, "Acme AG", "By hand", true, "en", "Our own", replaces, numbers, file);
    }

    static List<CSVRecord> facts(String name) {
        try {
            return CSVParser.parse(
                            new ClassPathResource("facts/" + name).getContentAsString(StandardCharsets.UTF_8),
                            CSVFormat.RFC4180
                                    .builder()
                                    .setHeader()
                                    .setSkipHeaderRecord(true)
                                    .get())
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void refused(ThrowingCallable act, Problem.Kind kind, String words) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, (Consumer<Problem>) problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.getMessage()).contains(words);
        });
    }

    /** A policy that states a control. */
    static UUID policyStating(JdbcClient jdbc, Organisation organisation, UUID owner, UUID control) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO policy (id, reference, title, document_type, owner_id, department_id, classification, language,
                            review_interval_months, created_by, created_at)
                        VALUES (:id, :reference, 'Stating', 'POLICY', :owner, :department, 'INTERNAL', 'en', 12, :owner, '2026-01-01T00:00Z')
                        """)
                .param("id", id)
                .param("reference", "T-" + id.toString().substring(24).toUpperCase(Locale.ROOT))
                .param("owner", owner)
                .param("department", organisation.department("it", "IT"))
                .update();
        jdbc.sql("INSERT INTO policy_control (policy_id, control_id) VALUES (:id, :control)")
                .param("id", id)
                .param("control", control)
                .update();
        return id;
    }

    /** Other tests count what there is in the database that they share; what was reviewed stays on record. */
    static void forget(JdbcClient jdbc) {
        String imported = " IN (SELECT f.id FROM framework f WHERE NOT f.shipped AND NOT EXISTS (SELECT FROM control k"
                + " JOIN control_review r ON r.control_id = k.id WHERE k.framework_id = f.id)"
                + " AND NOT EXISTS (SELECT FROM soa_version s WHERE s.framework_id = f.id))";
        String controls = " control_id IN (SELECT id FROM control WHERE framework_id" + imported + ")";
        jdbc.sql("DELETE FROM policy_control WHERE" + controls).update();
        jdbc.sql("DELETE FROM tailoring WHERE" + controls).update();
        jdbc.sql("DELETE FROM control WHERE framework_id" + imported).update();
        jdbc.sql("DELETE FROM framework_attribute WHERE framework_id" + imported)
                .update();
        jdbc.sql("UPDATE framework SET replaces_id = NULL WHERE id" + imported + " OR replaces_id" + imported)
                .update();
        jdbc.sql("DELETE FROM framework WHERE id" + imported).update();
    }
}
