package org.bylaw.risk;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bylaw.risk.RiskPreview.Change;
import org.bylaw.risk.RiskPreview.LineError;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a register's file in: looked at first, then confirmed as it was seen, all of it or nothing. */
@Service
public class RiskImports {

    private final RiskLookups lookups;
    private final RiskImportTable table;
    private final ScaleTable scales;
    private final Clock clock;

    RiskImports(RiskLookups lookups, RiskImportTable table, ScaleTable scales, Clock clock) {
        this.lookups = lookups;
        this.table = table;
        this.scales = scales;
        this.clock = clock;
    }

    /**
     * What the lines of a file would do.
     *
     * @param risks those without errors
     */
    record Plan(List<PlannedRisk> risks, List<LineError> errors, List<String> notes, Scale scale) {}

    /**
     * What the file would do; stores nothing.
     *
     * @throws Problem INVALID where it is no such file
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.COMPLIANCE)
    @Transactional(readOnly = true)
    public RiskPreview preview(RiskFile file) {
        return preview(plan(file, false));
    }

    /**
     * Takes over what was seen.
     *
     * @param seen the fingerprint of the preview that the person looked at
     * @throws Problem STALE where something changed since, so that something else would happen than what was seen; INVALID
     *     with a single line that has an error
     */
    @Costly(Costly.Kind.IMPORT)
    @Allowed(Role.COMPLIANCE)
    @Transactional
    public RiskPreview confirm(RiskFile file, String seen) {
        scales.together();
        Plan plan = plan(file, true);
        RiskPreview preview = preview(plan);
        if (!preview.fingerprint().equals(seen)) {
            throw stale();
        }
        if (preview.wrong() > 0) {
            throw Problem.invalid(
                    "file",
                    say("The file has lines with errors, so nothing of it was taken over. Correct them first."));
        }
        try {
            table.write(plan, file.name());
        } catch (DuplicateKeyException e) {
            throw stale();
        }
        return preview;
    }

    private static Problem stale() {
        return Problem.stale(
                say("The register changed since you looked. Nothing was taken over; please look at it again."));
    }

    private Plan plan(RiskFile file, boolean lock) {
        RiskSheet sheet = RiskSheet.read(file);
        RiskLookups.Found found = lookups.find(sheet, lock);
        RiskLineReader reader = new RiskLineReader(sheet, found, LocalDate.now(clock));
        List<PlannedRisk> risks =
                sheet.rows().stream().map(reader::read).filter(Objects::nonNull).toList();
        List<String> notes = new ArrayList<>();
        if (!sheet.unknown().isEmpty()) {
            notes.add(counted(
                    sheet.unknown().size(),
                    "1 column means nothing here and is left out: {1}",
                    "{0} columns mean nothing here and are left out: {1}",
                    String.join(", ", sheet.unknown())));
        }
        return new Plan(risks, reader.errors(), notes, found.current());
    }

    private static RiskPreview preview(Plan plan) {
        List<PlannedRisk> doing =
                plan.risks().stream().filter(PlannedRisk::does).toList();
        int entering = (int) doing.stream().filter(PlannedRisk::isNew).count();
        return new RiskPreview(
                entering,
                doing.size() - entering,
                plan.risks().size() - doing.size(),
                (int) plan.errors().stream().map(LineError::line).distinct().count(),
                doing.stream().limit(RiskPreview.SHOWN).map(RiskImports::change).toList(),
                plan.errors().stream().limit(RiskPreview.SHOWN).toList(),
                plan.notes(),
                fingerprint(plan));
    }

    private static Change change(PlannedRisk risk) {
        List<String> differences = new ArrayList<>();
        if (!risk.isNew()) {
            risk.changes().forEach((fact, change) -> {
                if (change instanceof Map<?, ?> words) {
                    differences.add(say(
                            "{0}: {1} → {2}",
                            RiskColumn.nameOf(fact), orNothing(words.get("before")), orNothing(words.get("after"))));
                }
            });
        }
        return new Change(
                risk.line(),
                risk.isNew(),
                risk.known() == null ? risk.reference() : risk.known().reference(),
                risk.entry().title(),
                differences);
    }

    private static String orNothing(Object text) {
        String words = String.valueOf(text);
        return words.isEmpty() ? say("nothing") : say(words);
    }

    /** Of all that would happen, to what as it is, on which scale. */
    private static String fingerprint(Plan plan) {
        StringBuilder all =
                new StringBuilder("scale ").append(plan.scale().number()).append('\n');
        plan.risks().forEach(risk -> all.append(risk.reference())
                .append('|')
                .append(
                        risk.known() == null
                                ? "new"
                                : risk.known().id() + " " + risk.known().revision())
                .append('|')
                .append(risk.entry().ownerId())
                .append('|')
                .append(risk.changes())
                .append('\n'));
        plan.errors().forEach(error -> all.append(error.line())
                .append(error.column())
                .append(error.wrong())
                .append('\n'));
        return RiskText.sha256(all.toString());
    }
}
