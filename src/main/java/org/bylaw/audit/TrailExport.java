package org.bylaw.audit;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.CsvLines;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what a search finds into a file, the newest first, row by row out of a cursor. As CSV for spreadsheets, and as JSON
 * Lines for machines: one JSON object a line, so that a reader too needs no memory for all of them.
 */
@Service
public class TrailExport {

    private final TrailTable table;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final JsonMapper json;
    private final TransactionTemplate reading;
    private final Clock clock;

    TrailExport(
            TrailTable table,
            AuditTrail audit,
            CurrentPerson currentPerson,
            JsonMapper json,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.table = table;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.json = json;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        this.clock = clock;
    }

    private interface Writing {
        void row(TrailRow row) throws IOException;
    }

    /** Comma-separated values (RFC 4180); the times are UTC, by ISO 8601. */
    @Costly(Costly.Kind.EXPORT)
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public void csv(TrailFilter filter, OutputStream out) throws IOException {
        TrailPlace until = record("CSV", filter);
        CsvLines lines = new CsvLines(out);
        lines.line(
                say("Number"),
                say("Time (UTC)"),
                say("Person"),
                say("Person's number"),
                say("For"),
                say("Address"),
                say("Act"),
                say("Kind of object"),
                say("Object's number"),
                say("Kind of page"),
                say("Page's number"),
                say("Details"));
        each(
                filter,
                until,
                row -> lines.line(
                        String.valueOf(row.id()),
                        row.at().toString(),
                        row.actorName(),
                        Objects.toString(row.actorId(), ""),
                        Objects.requireNonNullElse(row.onBehalfOfName(), ""),
                        Objects.requireNonNullElse(row.address(), ""),
                        row.act(),
                        row.subject().kind(),
                        row.subject().id().toString(),
                        row.page().kind(),
                        row.page().id().toString(),
                        json.writeValueAsString(row.details())));
        lines.finish();
    }

    /** JSON Lines: one object a line, UTF-8, each line with its line break. */
    @Costly(Costly.Kind.EXPORT)
    @Allowed({Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN})
    public void jsonLines(TrailFilter filter, OutputStream out) throws IOException {
        TrailPlace until = record("JSON", filter);
        each(filter, until, row -> {
            out.write(json.writeValueAsString(object(row)).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        });
        out.flush();
    }

    private static Map<String, @Nullable Object> object(TrailRow row) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("id", row.id());
        object.put("at", row.at().toString());
        object.put("actorId", row.actorId());
        object.put("actorName", row.actorName());
        object.put("onBehalfOf", row.onBehalfOf());
        object.put("onBehalfOfName", row.onBehalfOfName());
        object.put("address", row.address());
        object.put("act", row.act());
        object.put("subjectKind", row.subject().kind());
        object.put("subjectId", row.subject().id());
        object.put("pageKind", row.page().kind());
        object.put("pageId", row.page().id());
        object.put("details", row.details());
        return object;
    }

    /**
     * Says so in the trail before the first row leaves, with how many there will be.
     *
     * @return where the file begins: what is written from now on, its own row among it, is not in it
     */
    private TrailPlace record(String format, TrailFilter filter) {
        TrailSearch.requireNarrow(filter, clock);
        TrailPlace until = table.older(TrailFilter.NONE, null, 0, 1).stream()
                .findFirst()
                .map(TrailPlace::behind)
                .orElseGet(() -> new TrailPlace(clock.instant(), 0));
        SubjectRef me = SubjectRef.person(currentPerson.requireId());
        audit.recordAhead(
                "TrailExported",
                me,
                me,
                Map.of("format", format, "rows", table.countAll(filter, until), "filter", words(filter)));
        return until;
    }

    /** Only what narrows. */
    private static Map<String, Object> words(TrailFilter filter) {
        Map<String, Object> words = new LinkedHashMap<>();
        if (filter.object() != null) {
            words.put("object", filter.object().kind() + " " + filter.object().id());
        }
        if (filter.person() != null) {
            words.put("person", filter.person());
        }
        if (filter.byBylaw()) {
            words.put("by", "Bylaw");
        }
        if (!filter.acts().isEmpty()) {
            words.put("acts", filter.acts());
        }
        if (filter.from() != null) {
            words.put("from", filter.from());
        }
        if (filter.to() != null) {
            words.put("before", filter.to());
        }
        if (!filter.address().isEmpty()) {
            words.put("address", filter.address());
        }
        if (!filter.text().isEmpty()) {
            words.put("text", filter.text());
        }
        return words;
    }

    private void each(TrailFilter filter, TrailPlace until, Writing writing) {
        reading.executeWithoutResult(status -> {
            try (Stream<TrailRow> rows = table.all(filter, until)) {
                for (TrailRow row : (Iterable<TrailRow>) rows::iterator) {
                    writing.row(row);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
