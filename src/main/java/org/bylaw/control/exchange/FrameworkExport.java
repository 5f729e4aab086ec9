package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.Decision;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.bylaw.control.exchange.FrameworkTable.Known;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Formulas;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes a framework with how it is tailored as separated values that the import reads again. Its licensed text is not
 * in it, since a licence for a reader is none for copies.
 */
@Service
public class FrameworkExport {

    private final JdbcClient jdbc;
    private final FrameworkTable table;
    private final AuditTrail audit;

    FrameworkExport(JdbcClient jdbc, FrameworkTable table, AuditTrail audit) {
        this.jdbc = jdbc;
        this.table = table;
        this.audit = audit;
    }

    @Costly(Costly.Kind.EXPORT)
    @AllowedToSeeControls
    @Transactional
    public HandedIn csv(String key) {
        Known framework = table.framework(key);
        Map<String, String> attributes = new LinkedHashMap<>();
        jdbc.sql("SELECT key, name FROM framework_attribute WHERE framework_id = :id ORDER BY position, key")
                .param("id", framework.id())
                .query(row -> {
                    attributes.put(row.getString("key"), row.getString("name"));
                });
        Map<UUID, Map<String, String>> values = values(framework.id());
        StringWriter out = new StringWriter();
        // Without the mark, spreadsheets take UTF-8 for something older.
        out.write('\uFEFF');
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            printer.printRecord(heads(framework, attributes));
            for (List<String> row : rows(framework, attributes, values)) {
                printer.printRecord(row.stream().map(FrameworkExport::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SubjectRef subject = new SubjectRef(SubjectRef.FRAMEWORK, framework.id());
        audit.record("FrameworkExported", subject, subject, Map.of("name", framework.key(), "format", "CSV"));
        return new HandedIn(framework.key() + ".csv", out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Map<UUID, Map<String, String>> values(UUID framework) {
        Map<UUID, Map<String, String>> values = new HashMap<>();
        jdbc.sql("""
                        SELECT a.control_id, a.key, string_agg(a.value, ';' ORDER BY a.position, a.value) AS its
                        FROM control_attribute a JOIN control k ON k.id = a.control_id WHERE k.framework_id = :id
                        GROUP BY a.control_id, a.key
                        """).param("id", framework).query(row -> {
            values.computeIfAbsent(row.getObject("control_id", UUID.class), id -> new HashMap<>())
                    .put(row.getString("key"), row.getString("its"));
        });
        return values;
    }

    private static List<String> heads(Known framework, Map<String, String> attributes) {
        List<String> heads = new ArrayList<>(List.of(say("Number"), say("Title"), say("Parent"), say("Heading")));
        heads.addAll(attributes.values());
        if (framework.tailored()) {
            heads.addAll(List.of(
                    say("Applicable"),
                    say("Reasons"),
                    say("Justification"),
                    say("Owner"),
                    say("Department"),
                    say("Implementation"),
                    say("Maturity"),
                    say("Target maturity"),
                    say("How we do it")));
        }
        return heads;
    }

    private List<List<String>> rows(
            Known framework, Map<String, String> attributes, Map<UUID, Map<String, String>> values) {
        return jdbc.sql("""
                        SELECT k.id, k.ref, k.title, coalesce(h.ref, '') AS parent, k.heading, t.control_id, t.applicable, t.reasons,
                            t.justification, o.username AS owner, d.name AS department, t.status, t.maturity, t.target_maturity, t.how
                        FROM control k LEFT JOIN control h ON h.id = k.parent_id LEFT JOIN tailoring t ON t.control_id = k.id
                        LEFT JOIN person o ON o.id = t.owner_id LEFT JOIN department d ON d.id = t.department_id
                        WHERE k.framework_id = :id ORDER BY k.position
                        """)
                .param("id", framework.id())
                .query((row, number) -> {
                    List<String> cells = new ArrayList<>(List.of(
                            row.getString("ref"),
                            row.getString("title"),
                            row.getString("parent"),
                            row.getBoolean("heading") ? say("yes") : say("no")));
                    Map<String, String> its = values.getOrDefault(row.getObject("id", UUID.class), Map.of());
                    attributes.keySet().forEach(key -> cells.add(its.getOrDefault(key, "")));
                    if (framework.tailored()) {
                        cells.addAll(tailoring(row));
                    }
                    return cells;
                })
                .list();
    }

    private static List<String> tailoring(ResultSet row) throws SQLException {
        if (row.getObject("control_id") == null) {
            return List.of();
        }
        Boolean applicable = row.getObject("applicable", Boolean.class);
        Decision decision =
                applicable == null ? Decision.UNDECIDED : applicable ? Decision.APPLICABLE : Decision.NOT_APPLICABLE;
        String reasons = Stream.of((String[]) row.getArray("reasons").getArray())
                .map(reason -> say(Reason.valueOf(reason).word()))
                .collect(Collectors.joining("; "));
        return List.of(
                say(decision.word()),
                reasons,
                row.getString("justification"),
                Objects.toString(row.getString("owner"), ""),
                Objects.toString(row.getString("department"), ""),
                say(ImplementationStatus.valueOf(row.getString("status")).word()),
                Objects.toString(row.getObject("maturity"), ""),
                Objects.toString(row.getObject("target_maturity"), ""),
                row.getString("how"));
    }

    /** What a spreadsheet would take for a formula begins with an apostrophe, which the import takes off again. */
    private static String harmless(String value) {
        return Formulas.harmless(value);
    }
}
