package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.exchange.FrameworkContent.Entry;
import org.bylaw.control.exchange.FrameworkTable.Known;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The text of frameworks that the organisation has licensed: taken in, shown beside the controls, and removed. */
@Service
public class ControlTexts {

    private static final int SHOWN = 500;

    private final JdbcClient jdbc;
    private final FrameworkTable table;
    private final TextTable texts;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    ControlTexts(
            JdbcClient jdbc,
            FrameworkTable table,
            TextTable texts,
            AuditTrail audit,
            CurrentPerson currentPerson,
            Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.texts = texts;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * A control's text in one language.
     *
     * @param body Markdown
     * @param licence under which it may be shown here; may be empty
     */
    public record ControlText(String language, String body, String licence, String importedBy, Instant importedAt) {}

    /** The text that a framework has in one language. */
    public record Stock(String language, int controls, String licence, String importedBy, Instant importedAt) {}

    /**
     * What importing text would do.
     *
     * @param replaced how many controls have text in that language, which is taken out first
     * @param without how many controls and headings of the framework the file has no text for
     * @param errors the first of them; nothing can be taken over while there are any
     */
    public record TextPreview(
            int texts, int replaced, int without, List<LineError> errors, int errorCount, String fingerprint) {

        public boolean possible() {
            return errorCount == 0 && texts > 0;
        }
    }

    private record Read(Map<UUID, String> bodies, TextPreview preview) {}

    /** In each language that there is. */
    @AllowedToSeeControls
    public List<ControlText> of(UUID controlId) {
        return jdbc.sql("""
                        SELECT t.language, t.body, t.licence, p.name, t.imported_at FROM control_text t
                        JOIN person p ON p.id = t.imported_by WHERE t.control_id = :id ORDER BY t.language
                        """)
                .param("id", controlId)
                .query((row, number) -> new ControlText(
                        row.getString("language"),
                        row.getString("body"),
                        row.getString("licence"),
                        row.getString("name"),
                        row.getTimestamp("imported_at").toInstant()))
                .list();
    }

    /** What text a framework has, language by language. */
    @AllowedToSeeControls
    public List<Stock> stock(String key) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (t.language) t.language, count(*) OVER (PARTITION BY t.language) AS controls, t.licence,
                            p.name, t.imported_at
                        FROM control_text t JOIN control k ON k.id = t.control_id JOIN framework f ON f.id = k.framework_id
                        JOIN person p ON p.id = t.imported_by
                        WHERE f.key = :key ORDER BY t.language, t.imported_at DESC
                        """)
                .param("key", key)
                .query((row, number) -> new Stock(
                        row.getString("language"),
                        row.getInt("controls"),
                        row.getString("licence"),
                        row.getString("name"),
                        row.getTimestamp("imported_at").toInstant()))
                .list();
    }

    /** What importing the file would do; stores nothing. */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.COMPLIANCE)
    @Transactional(readOnly = true)
    public TextPreview preview(String key, String language, HandedIn file) {
        return read(table.framework(key), language, file).preview();
    }

    /**
     * Puts the text of the file in the place of all that the framework has in that language.
     *
     * @param licence under which it may be shown here
     * @return how many controls have text now
     * @throws Problem with the field's name; STALE where something else would happen than what was seen
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public int confirm(String key, String language, String licence, HandedIn file, String seen) {
        table.alone();
        Known framework = table.framework(key);
        NewFramework.requireLanguage(language);
        NewFramework.atMost("licence", licence, 400);
        if (licence.isBlank()) {
            throw Problem.invalid("licence", say("Say under which licence the text may be shown here."));
        }
        Read read = read(framework, language, file);
        if (!read.preview().possible()) {
            throw Problem.invalid(
                    "file",
                    counted(
                            read.preview().errorCount(),
                            "The file has 1 error. Nothing was stored.",
                            "The file has {0} errors. Nothing was stored."));
        }
        if (!read.preview().fingerprint().equals(seen)) {
            throw Problem.stale(
                    say("Something changed since you looked. Nothing was stored; please look at it again."));
        }
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        texts.remove(framework.id(), language);
        texts.put(read.bodies(), language, licence.strip(), currentPerson.requireId(), now);
        record(
                "ControlTextsImported",
                framework,
                Map.of(
                        "name", framework.name(),
                        "language", language,
                        "licence", licence.strip(),
                        "file", file.name(),
                        "fileSha256", file.sha256(),
                        "controls", read.bodies().size()));
        return read.bodies().size();
    }

    /** @throws Problem STALE where there is none any more */
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public void remove(String key, String language) {
        Known framework = table.framework(key);
        int removed = texts.remove(framework.id(), language);
        if (removed == 0) {
            throw Problem.stale(say("Somebody has removed this text already."));
        }
        record(
                "ControlTextsRemoved",
                framework,
                Map.of("name", framework.name(), "language", language, "controls", removed));
    }

    private void record(String act, Known framework, Map<String, ?> details) {
        SubjectRef subject = new SubjectRef(SubjectRef.FRAMEWORK, framework.id());
        audit.record(act, subject, subject, details);
    }

    private Read read(Known framework, String language, HandedIn file) {
        FrameworkContent content = FrameworkReader.texts(file);
        Map<String, UUID> ids = table.ids(framework.id());
        Map<UUID, String> bodies = new LinkedHashMap<>();
        List<LineError> errors = new ArrayList<>(content.errors());
        for (Entry entry : content.entries()) {
            UUID id = ids.get(entry.ref());
            if (entry.text().isEmpty() || entry.ref().isEmpty()) {
                continue;
            }
            if (id == null) {
                errors.add(new LineError(
                        entry.line(),
                        say("Number"),
                        say("{0} has no control “{1}”.", framework.name(), entry.ref()),
                        say("Correct the number, or leave the line out.")));
            } else {
                bodies.put(id, entry.text());
            }
        }
        if (bodies.isEmpty() && errors.isEmpty()) {
            throw Problem.invalid("file", say("The file has no text. Its column is called “Text” or “Wortlaut”."));
        }
        int replaced = texts.count(framework.id(), language);
        return new Read(
                bodies,
                new TextPreview(
                        bodies.size(),
                        replaced,
                        ids.size() - bodies.size(),
                        errors.stream().limit(SHOWN).toList(),
                        errors.size(),
                        new HandedIn(
                                        "",
                                        (file.sha256() + framework.key() + language + replaced)
                                                .getBytes(StandardCharsets.UTF_8))
                                .sha256()));
    }
}
