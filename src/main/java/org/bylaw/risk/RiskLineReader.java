package org.bylaw.risk;

import static org.bylaw.shared.Say.say;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bylaw.people.Department;
import org.bylaw.risk.RiskFacts.LinkedControl;
import org.bylaw.risk.RiskPreview.LineError;
import org.bylaw.risk.Scale.Axis;
import org.jspecify.annotations.Nullable;

/** Reads the lines of a register's file and says of each all that is wrong with it. */
final class RiskLineReader {

    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,19}");
    private static final Set<String> OPEN = Set.of("open", "offen");
    private static final Set<String> CLOSED = Set.of("closed", "geschlossen", "beendet");

    private final RiskSheet sheet;
    private final RiskLookups.Found found;
    private final LocalDate today;
    private final Set<String> seen = new HashSet<>();
    private final RiskCells cells;

    RiskLineReader(RiskSheet sheet, RiskLookups.Found found, LocalDate today) {
        this.sheet = sheet;
        this.found = found;
        this.today = today;
        this.cells = new RiskCells(sheet, today);
    }

    /** All that is wrong with the lines that were read. */
    List<LineError> errors() {
        return cells.errors;
    }

    /** What the line would do; empty where it has errors, which are kept. */
    @Nullable
    PlannedRisk read(RiskSheet.Row row) {
        int before = cells.errors.size();
        if (row.surplus() > 0) {
            cells.errors.add(new LineError(
                    row.number(),
                    "",
                    say("The line has {0} values too many.", row.surplus()),
                    say("Put values that contain the separator into quotation marks.")));
        }
        String reference = reference(row);
        RiskFacts known = found.risks().get(reference.toUpperCase(Locale.ROOT));
        state(row, known);
        RiskEntry entry = entry(row, known);
        Assessment assessment = assessment(row, known);
        if (cells.errors.size() > before) {
            return null;
        }
        PlannedRisk planned = planned(row, reference, known, entry, assessment);
        if (known != null && !known.open() && planned.does()) {
            cells.error(
                    row,
                    RiskColumn.STATE,
                    say("{0} is closed and would change.", known.reference()),
                    say("Open it again first."));
            return null;
        }
        return planned;
    }

    private PlannedRisk planned(
            RiskSheet.Row row,
            String reference,
            @Nullable RiskFacts known,
            RiskEntry entry,
            @Nullable Assessment assessment) {
        boolean assessed = assessment != null
                && (known == null || !assessment.equals(known.assessment()) || !isOf(scale(row, known), known));
        Scale before =
                known == null || known.scaleId() == null ? null : found.scales().get(known.scaleId());
        RiskFacts after = after(known, entry, assessment, assessed);
        Map<String, Object> changes = RiskText.changes(
                known == null ? Map.of() : RiskText.words(known, before),
                RiskText.words(after, assessed ? found.current() : before));
        if (known != null && !known.ownerId().equals(entry.ownerId()) && !changes.containsKey("owner")) {
            changes.put("owner", Map.of("before", known.ownerName(), "after", after.ownerName()));
        }
        return new PlannedRisk(row.number(), reference, known, entry, assessment, assessed, changes);
    }

    /** The risk as it would be, as far as it is put into words. */
    private RiskFacts after(
            @Nullable RiskFacts known, RiskEntry entry, @Nullable Assessment assessment, boolean assessed) {
        Scale scale = found.current();
        List<LinkedControl> controls = Stream.concat(
                        found.controls().values().stream(), known == null ? Stream.of() : known.controls().stream())
                .filter(control -> entry.controls().contains(control.id()))
                .distinct()
                .toList();
        RiskLevel level = known == null ? null : known.level();
        RiskLevel residual = known == null ? null : known.residualLevel();
        if (assessed && assessment != null) {
            level = scale.level(assessment.likelihood(), assessment.impact());
            residual = assessment.residualLikelihood() == null
                    ? null
                    : scale.level(assessment.residualLikelihood(), assessment.residualImpact());
        }
        UUID owner = Objects.requireNonNull(entry.ownerId());
        return new RiskFacts(
                known == null ? owner : known.id(),
                "",
                entry.title(),
                entry.asset(),
                entry.threat(),
                entry.vulnerability(),
                owner,
                ownerName(known, owner),
                true,
                entry.departmentId(),
                departmentName(known, entry.departmentId()),
                null,
                assessment,
                level,
                residual,
                null,
                null,
                owner,
                Instant.EPOCH,
                null,
                null,
                null,
                0,
                controls);
    }

    private @Nullable String departmentName(@Nullable RiskFacts known, @Nullable UUID department) {
        if (known != null && Objects.equals(known.departmentId(), department)) {
            return known.departmentName();
        }
        return found.departments().values().stream()
                .filter(one -> one.id().equals(department))
                .findFirst()
                .map(Department::name)
                .orElse(null);
    }

    private String ownerName(@Nullable RiskFacts known, UUID owner) {
        if (known != null && known.ownerId().equals(owner)) {
            return known.ownerName();
        }
        return found.owners().values().stream()
                .flatMap(List::stream)
                .filter(one -> one.id().equals(owner))
                .findFirst()
                .map(RiskOwner::name)
                .orElse("");
    }

    private String reference(RiskSheet.Row row) {
        String reference = row.get(RiskColumn.REFERENCE);
        if (reference.isEmpty()) {
            return "";
        }
        if (!REFERENCE.matcher(reference).matches()) {
            cells.error(
                    row,
                    RiskColumn.REFERENCE,
                    say("“{0}” is no reference.", RiskCells.shortened(reference)),
                    say("Use at most 20 letters, digits, dots, dashes and slashes, or leave it empty."));
        } else if (!seen.add(reference.toUpperCase(Locale.ROOT))) {
            cells.error(
                    row,
                    RiskColumn.REFERENCE,
                    say("“{0}” stands in the file twice.", reference),
                    say("Leave one of the lines out."));
        }
        return reference;
    }

    private void state(RiskSheet.Row row, @Nullable RiskFacts known) {
        String state = row.get(RiskColumn.STATE);
        if (state.isEmpty()) {
            return;
        }
        String word = RiskLookups.lower(state);
        if (!OPEN.contains(word) && !CLOSED.contains(word)) {
            cells.error(
                    row,
                    RiskColumn.STATE,
                    say("“{0}” is no state.", RiskCells.shortened(state)),
                    say("Write “open” or “closed”."));
        } else if (CLOSED.contains(word) && (known == null || known.open())) {
            cells.error(
                    row,
                    RiskColumn.STATE,
                    say("An import closes no risk."),
                    say("Close it on its page, where the reason is recorded, or leave the line out."));
        } else if (OPEN.contains(word) && known != null && !known.open()) {
            cells.error(row, RiskColumn.STATE, say("{0} is closed.", known.reference()), say("Open it again first."));
        }
    }

    private RiskEntry entry(RiskSheet.Row row, @Nullable RiskFacts known) {
        RiskEntry entry = new RiskEntry(
                cells.text(row, RiskColumn.TITLE, known == null ? "" : known.title()),
                cells.text(row, RiskColumn.ASSET, known == null ? "" : known.asset()),
                cells.text(row, RiskColumn.THREAT, known == null ? "" : known.threat()),
                cells.text(row, RiskColumn.VULNERABILITY, known == null ? "" : known.vulnerability()),
                owner(row, known),
                department(row, known),
                controls(row, known));
        RiskEntry tidy = RiskRules.tidy(entry);
        RiskRules.wrong(tidy).forEach(problem -> cells.wrong(row, problem));
        return tidy;
    }

    private @Nullable UUID owner(RiskSheet.Row row, @Nullable RiskFacts known) {
        String name = row.get(RiskColumn.OWNER);
        if (name.isEmpty()) {
            return sheet.has(RiskColumn.OWNER) || known == null ? null : known.ownerId();
        }
        List<RiskOwner> owners = found.owners().getOrDefault(RiskLookups.lower(name), List.of());
        if (owners.isEmpty()) {
            cells.error(
                    row,
                    RiskColumn.OWNER,
                    say("Nobody is called “{0}”.", RiskCells.shortened(name)),
                    say("Write the username, the mail address or the full name."));
        } else if (owners.size() > 1) {
            cells.error(
                    row,
                    RiskColumn.OWNER,
                    say("{0} people are called “{1}”.", owners.size(), RiskCells.shortened(name)),
                    say("Write the username."));
        } else if (!found.able().contains(owners.getFirst().id())
                && (known == null || !known.ownerId().equals(owners.getFirst().id()))) {
            cells.error(
                    row,
                    RiskColumn.OWNER,
                    say("{0} cannot own a risk.", owners.getFirst().name()),
                    say("Choose somebody who works here and works with controls."));
        }
        // Something to go on with, so that the rest of the line is looked at as well.
        return owners.isEmpty() ? new UUID(0, 0) : owners.getFirst().id();
    }

    private @Nullable UUID department(RiskSheet.Row row, @Nullable RiskFacts known) {
        String name = row.get(RiskColumn.DEPARTMENT);
        if (name.isEmpty()) {
            return sheet.has(RiskColumn.DEPARTMENT) || known == null ? null : known.departmentId();
        }
        if (known != null && name.equalsIgnoreCase(known.departmentName())) {
            return known.departmentId();
        }
        Department department = found.departments().get(RiskLookups.lower(name));
        if (department == null) {
            cells.error(
                    row,
                    RiskColumn.DEPARTMENT,
                    say("“{0}” is not one department of the directory.", RiskCells.shortened(name)),
                    say("Write its name or its code as the directory has it."));
            return null;
        }
        return department.id();
    }

    private Set<UUID> controls(RiskSheet.Row row, @Nullable RiskFacts known) {
        Set<UUID> controls = new HashSet<>();
        if (!sheet.has(RiskColumn.CONTROLS)) {
            if (known != null) {
                known.controls().forEach(control -> controls.add(control.id()));
            }
            return controls;
        }
        for (String code : RiskLookups.codes(row.get(RiskColumn.CONTROLS))) {
            LinkedControl control = found.controls().get(code);
            if (control == null) {
                cells.error(
                        row,
                        RiskColumn.CONTROLS,
                        say("There is no control “{0}”.", RiskCells.shortened(code)),
                        say("Write numbers such as 8.13 or gdpr:32, with semicolons between them."));
            } else {
                controls.add(control.id());
            }
        }
        return controls;
    }

    private @Nullable Assessment assessment(RiskSheet.Row row, @Nullable RiskFacts known) {
        Assessment before = known == null ? null : known.assessment();
        boolean given = Stream.of(RiskColumn.LIKELIHOOD, RiskColumn.IMPACT, RiskColumn.TREATMENT)
                .anyMatch(column -> !row.get(column).isEmpty());
        if (before == null && !given) {
            return null;
        }
        int sofar = cells.errors.size();
        Scale scale = scale(row, known);
        Assessment wanted = new Assessment(
                cells.step(
                        row,
                        RiskColumn.LIKELIHOOD,
                        scale,
                        Axis.LIKELIHOOD,
                        before == null ? null : before.likelihood()),
                cells.step(row, RiskColumn.IMPACT, scale, Axis.IMPACT, before == null ? null : before.impact()),
                cells.treatment(row, before),
                cells.text(row, RiskColumn.PLAN, before == null ? "" : before.plan()),
                cells.date(row, RiskColumn.PLAN_DUE, before == null ? null : before.planDueOn()),
                cells.date(row, RiskColumn.PLAN_DONE, before == null ? null : before.planDoneOn()),
                cells.step(
                        row,
                        RiskColumn.RESIDUAL_LIKELIHOOD,
                        scale,
                        Axis.LIKELIHOOD,
                        before == null ? null : before.residualLikelihood()),
                cells.step(
                        row,
                        RiskColumn.RESIDUAL_IMPACT,
                        scale,
                        Axis.IMPACT,
                        before == null ? null : before.residualImpact()),
                cells.date(row, RiskColumn.REVIEW, before == null ? null : before.reviewOn()));
        if (cells.errors.size() > sofar || wanted.equals(before) && isOf(scale, known)) {
            return wanted;
        }
        if (scale.number() < found.current().number()) {
            cells.error(
                    row,
                    RiskColumn.SCALE,
                    say("It was assessed on scale {0}, which is no longer in use.", scale.number()),
                    say(
                            "Carry it over to scale {0} first, or assess it on that.",
                            found.current().number()));
            return wanted;
        }
        Assessment tidy = RiskRules.tidy(wanted);
        RiskRules.wrong(tidy, scale, today).forEach(problem -> cells.wrong(row, problem));
        return tidy;
    }

    private static boolean isOf(Scale scale, @Nullable RiskFacts known) {
        return known != null && scale.id().equals(known.scaleId());
    }

    /** The one that the line's steps are of: as the file says, else the risk's own where nothing of it changes. */
    private Scale scale(RiskSheet.Row row, @Nullable RiskFacts known) {
        String text = row.get(RiskColumn.SCALE);
        if (text.isEmpty()) {
            boolean untouched = Stream.of(
                            RiskColumn.LIKELIHOOD,
                            RiskColumn.IMPACT,
                            RiskColumn.RESIDUAL_LIKELIHOOD,
                            RiskColumn.RESIDUAL_IMPACT)
                    .noneMatch(sheet::has);
            return untouched && known != null && known.scaleId() != null
                    ? found.scales().get(known.scaleId())
                    : found.current();
        }
        return found.scales().values().stream()
                .filter(scale -> String.valueOf(scale.number()).equals(text))
                .findFirst()
                .orElseGet(() -> {
                    cells.error(
                            row,
                            RiskColumn.SCALE,
                            say("There is no scale {0}.", RiskCells.shortened(text)),
                            say(
                                    "Leave it empty for the scale in use, {0}.",
                                    found.current().number()));
                    return found.current();
                });
    }
}
