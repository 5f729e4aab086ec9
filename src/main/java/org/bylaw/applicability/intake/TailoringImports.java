package org.bylaw.applicability.intake;

import static org.bylaw.shared.Say.say;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.applicability.Difference;
import org.bylaw.applicability.intake.ImportPreview.LineError;
import org.bylaw.applicability.intake.PresentTable.Present;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.Catalogue;
import org.bylaw.control.Framework;
import org.bylaw.control.Reason;
import org.bylaw.control.Tailorings;
import org.bylaw.control.Tailorings.Change;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes somebody's Statement of Applicability in: shows what it would change, and changes just that or nothing. */
@Service
public class TailoringImports {

    private final PresentTable table;
    private final Catalogue catalogue;
    private final Tailorings tailorings;
    private final People people;
    private final AuditTrail audit;

    TailoringImports(PresentTable table, Catalogue catalogue, Tailorings tailorings, People people, AuditTrail audit) {
        this.table = table;
        this.catalogue = catalogue;
        this.tailorings = tailorings;
        this.people = people;
        this.audit = audit;
    }

    private record Plan(ImportPreview preview, List<Change> changes) {}

    /**
     * What the file would change; stores nothing.
     *
     * @throws Problem where it is no such file
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.COMPLIANCE)
    @Transactional(readOnly = true)
    public ImportPreview preview(ImportFile file, ImportRequest request) {
        return plan(file, request).preview();
    }

    /**
     * Changes what the preview showed, all of it in one act.
     *
     * @param fingerprint of the preview that the person saw
     * @return how many controls were changed
     * @throws Problem STALE where a control was changed since, so that something else would happen than what was seen; INVALID
     *     where there are errors
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public int confirm(ImportFile file, ImportRequest request, String fingerprint) {
        Plan plan = plan(file, request);
        ImportPreview preview = plan.preview();
        if (!preview.errors().isEmpty()) {
            throw Problem.invalid("file", say("The file has errors. Nothing was stored."));
        }
        if (!preview.fingerprint().equals(fingerprint)) {
            throw Problem.stale(
                    say("A control or the file has changed since you looked. Nothing was stored; please look again."));
        }
        if (plan.changes().isEmpty()) {
            throw Problem.invalid("file", say("The file says what Bylaw knows already; there is nothing to store."));
        }
        Framework framework = catalogue.framework(request.framework());
        int changed = tailorings.tailorAll(plan.changes());
        SubjectRef page = new SubjectRef(SubjectRef.FRAMEWORK, framework.id());
        audit.record(
                "TailoringImported",
                page,
                page,
                Map.of(
                        "file", file.name(),
                        "sha256", file.sha256(),
                        "framework", framework.name(),
                        "lines", preview.lines(),
                        "changed", changed));
        return changed;
    }

    private Plan plan(ImportFile file, ImportRequest request) {
        Framework framework = catalogue.framework(request.framework());
        if (!framework.tailored()) {
            throw Problem.invalid(say("Controls of this framework are measured through mappings, not tailored."));
        }
        Sheet sheet = Sheet.read(file, request.places());
        List<Present> controls = table.controls(framework.id());
        List<LineError> errors = new ArrayList<>();
        List<LineReading.Result> results = List.of();
        if (hasColumns(sheet, errors)) {
            OwnerSearch owners = new OwnerSearch(table.people(sheet.rows().stream()
                    .map(row -> OwnerSearch.key(sheet.cell(row, ImportColumn.OWNER)))
                    .filter(word -> !word.isEmpty())
                    .distinct()
                    .toList()));
            results = read(sheet, controls, owners, people.departments(), request.reason(), errors);
        }
        List<UUID> order = controls.stream().map(Present::id).toList();
        List<LineReading.Result> changing = results.stream()
                .filter(LineReading.Result::changes)
                .sorted(Comparator.comparing(
                        result -> order.indexOf(result.before().controlId())))
                .toList();
        List<Difference> differences = Difference.between(
                changing.stream().map(LineReading.Result::before).toList(),
                changing.stream().map(LineReading.Result::after).toList());
        List<Change> changes = changing.stream().map(LineReading.Result::change).toList();
        errors.sort(Comparator.comparingInt(LineError::line));
        ImportPreview preview = new ImportPreview(
                sheet.heads(),
                sheet.places(),
                sheet.rows().size(),
                differences,
                List.copyOf(errors),
                fingerprint(file, request, sheet, changing));
        return new Plan(preview, changes);
    }

    /** False where the file cannot be read line by line, since it does not say which control is meant, or whether it applies. */
    static boolean hasColumns(Sheet sheet, List<LineError> errors) {
        for (ImportColumn column : List.of(ImportColumn.CONTROL, ImportColumn.APPLICABLE)) {
            if (!sheet.has(column)) {
                errors.add(new LineError(
                        1,
                        say(column.word()),
                        say("The file has no column for this, or its head is none that Bylaw knows."),
                        say("Choose the column above.")));
            }
        }
        return errors.isEmpty();
    }

    /** What the lines say of those controls; the errors are kept. */
    static List<LineReading.Result> read(
            Sheet sheet,
            List<Present> controls,
            OwnerSearch owners,
            List<Department> departments,
            @Nullable Reason otherwise,
            List<LineError> errors) {
        List<LineReading.Result> results = new ArrayList<>();
        Map<UUID, Present> byId = controls.stream().collect(Collectors.toMap(Present::id, Function.identity()));
        ControlRefs refs = new ControlRefs(controls.stream()
                .map(control -> new ControlRefs.Known(control.id(), control.code(), control.ref()))
                .toList());
        Map<UUID, Integer> seen = new HashMap<>();
        for (Sheet.Row row : sheet.rows()) {
            wrongWidth(sheet, row, errors);
            String text = sheet.cell(row, ImportColumn.CONTROL);
            Present present = refs.find(text).map(byId::get).orElse(null);
            if (present == null) {
                errors.add(unknown(sheet, row, text));
                continue;
            }
            Integer first = seen.putIfAbsent(present.id(), row.number());
            if (first != null) {
                errors.add(new LineError(
                        row.number(),
                        sheet.head(ImportColumn.CONTROL),
                        say("“{0}” stands in line {1} already.", LineReading.shortened(text), first),
                        say("Keep one of the lines. A spreadsheet may have made 5.1 of 5.10.")));
            }
            LineReading reading = new LineReading(sheet, row, present, owners, departments, otherwise);
            LineReading.Result result = reading.read();
            errors.addAll(reading.errors());
            if (first == null) {
                results.add(result);
            }
        }
        return results;
    }

    private static void wrongWidth(Sheet sheet, Sheet.Row row, List<LineError> errors) {
        int filled = row.cells().size();
        int width = sheet.heads().size();
        while (filled > width && row.cells().get(filled - 1).isEmpty()) {
            filled--;
        }
        if (filled != width) {
            errors.add(new LineError(
                    row.number(),
                    "",
                    filled > width
                            ? say("The line has {0} values too many.", filled - width)
                            : say("The line has {0} values too few.", width - filled),
                    say("Put values that contain the separator into quotation marks.")));
        }
    }

    private static LineError unknown(Sheet sheet, Sheet.Row row, String text) {
        return new LineError(
                row.number(),
                sheet.head(ImportColumn.CONTROL),
                text.isEmpty()
                        ? say("The control is missing.")
                        : say("There is no control “{0}” in this framework.", LineReading.shortened(text)),
                say("Write its number, such as 5.1 or A.5.1."));
    }

    /** Of everything that the result depends on: the file, how it is read, and the revision of each control that changes. */
    private static String fingerprint(
            ImportFile file, ImportRequest request, Sheet sheet, List<LineReading.Result> changing) {
        StringBuilder parts = new StringBuilder(file.sha256())
                .append(request.framework())
                .append(request.reason())
                .append(new TreeMap<>(sheet.places()));
        changing.forEach(result -> parts.append(result.change().revision())
                .append(result.change().applicability().ownerId())
                .append(result.change().applicability().departmentId())
                .append(result.after()));
        return ImportFile.sha256(parts.toString().getBytes(StandardCharsets.UTF_8));
    }
}
