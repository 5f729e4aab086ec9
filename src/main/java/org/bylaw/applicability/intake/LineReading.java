package org.bylaw.applicability.intake;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bylaw.applicability.StatementLine;
import org.bylaw.applicability.intake.ImportPreview.LineError;
import org.bylaw.applicability.intake.PresentTable.Present;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.bylaw.control.Tailorings.Applicability;
import org.bylaw.control.Tailorings.Change;
import org.bylaw.control.Tailorings.Practice;
import org.bylaw.people.Department;
import org.jspecify.annotations.Nullable;

/**
 * Reads one line and says of each cell what is wrong with it. A column that the file does not have leaves its fact as it is;
 * so does an empty cell of one that decides about words of the control, but an empty owner means that nobody answers.
 */
final class LineReading {

    private static final int LONGEST_JUSTIFICATION = 4000;
    private static final int LONGEST_HOW = 20_000;
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069\\uFFFD]");

    private final Sheet sheet;
    private final Sheet.Row row;
    private final Present present;
    private final OwnerSearch owners;
    private final List<Department> departments;
    private final @Nullable Reason otherwise;
    private final List<LineError> errors = new ArrayList<>();

    /** @param otherwise why a control applies where neither file nor Bylaw says */
    LineReading(
            Sheet sheet,
            Sheet.Row row,
            Present present,
            OwnerSearch owners,
            List<Department> departments,
            @Nullable Reason otherwise) {
        this.sheet = sheet;
        this.row = row;
        this.present = present;
        this.owners = owners;
        this.departments = departments;
        this.otherwise = otherwise;
    }

    /** What the line makes of its control, for people and for storing; nothing of it counts where there are errors. */
    record Result(StatementLine before, StatementLine after, Change change, boolean samePeople) {

        /** Two people can have one name. */
        boolean changes() {
            return !samePeople || !before.equals(after);
        }
    }

    List<LineError> errors() {
        return errors;
    }

    Result read() {
        Boolean applicable = applicable();
        Set<Reason> reasons = reasons(applicable);
        String justification = justification(applicable);
        OwnerSearch.@Nullable Answer owner = owner();
        Department department = department();
        ImplementationStatus status = status();
        Integer maturity = level(ImportColumn.MATURITY, present.maturity());
        Integer target = level(ImportColumn.TARGET, present.target());
        String how = sheet.has(ImportColumn.HOW) ? text(ImportColumn.HOW, LONGEST_HOW, present.how()) : present.how();
        UUID ownerId = owner == null
                ? present.ownerId()
                : owner.person() == null ? null : owner.person().id();
        String ownerName = owner == null
                ? present.owner()
                : owner.person() == null ? "" : owner.person().name();
        boolean sameDepartment =
                department == null && cell(ImportColumn.DEPARTMENT).isEmpty();
        StatementLine after = new StatementLine(
                present.id(),
                present.code(),
                present.ref(),
                present.title(),
                applicable,
                reasons,
                justification,
                status,
                ownerName,
                sameDepartment ? present.department() : department == null ? "" : department.name(),
                maturity,
                target,
                how,
                List.of());
        Applicability wanted = new Applicability(
                applicable,
                reasons,
                justification,
                ownerId,
                sameDepartment ? present.departmentId() : department == null ? null : department.id(),
                target);
        return new Result(
                present.line(),
                after,
                new Change(present.id(), present.revision(), wanted, new Practice(status, maturity, how)),
                Objects.equals(ownerId, present.ownerId()));
    }

    private String cell(ImportColumn column) {
        return sheet.cell(row, column);
    }

    private @Nullable Boolean applicable() {
        String text = cell(ImportColumn.APPLICABLE);
        if (text.isEmpty()) {
            error(ImportColumn.APPLICABLE, say("It is not said whether the control applies."), say("Write yes or no."));
            return null;
        }
        Optional<Boolean> answer = Vocabulary.yesOrNo(text);
        if (answer.isEmpty()) {
            error(
                    ImportColumn.APPLICABLE,
                    say("“{0}” is neither yes nor no.", shortened(text)),
                    say("Write yes or no."));
        }
        return answer.orElse(null);
    }

    /** From the column of reasons and from those that have a mark for one reason each. */
    private Set<Reason> reasons(@Nullable Boolean applicable) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        String text = cell(ImportColumn.REASONS);
        Optional<Set<Reason>> named = Vocabulary.reasons(text);
        if (named.isEmpty()) {
            error(
                    ImportColumn.REASONS,
                    say("“{0}” is no reason that Bylaw knows.", shortened(text)),
                    say("Write risk, law, contract, business or best practice, separated by commas."));
            return present.reasons();
        }
        reasons.addAll(named.get());
        for (ImportColumn column : ImportColumn.values()) {
            column.reason().ifPresent(reason -> {
                String mark = cell(column);
                if (!mark.isEmpty() && Vocabulary.yesOrNo(mark).orElse(true)) {
                    reasons.add(reason);
                }
            });
        }
        if (reasons.isEmpty()) {
            reasons.addAll(present.reasons());
        }
        if (reasons.isEmpty() && Boolean.TRUE.equals(applicable)) {
            if (otherwise == null) {
                error(
                        ImportColumn.REASONS,
                        say("It applies, but no reason is named."),
                        say("Write risk, law, contract, business or best practice."));
            } else {
                reasons.add(otherwise);
            }
        }
        return reasons;
    }

    /** Files have one column for it, or one for why it applies and one for why not. */
    private String justification(@Nullable Boolean applicable) {
        ImportColumn fitting = Boolean.FALSE.equals(applicable) ? ImportColumn.EXCLUSION : ImportColumn.INCLUSION;
        ImportColumn used = Stream.of(fitting, ImportColumn.JUSTIFICATION)
                .filter(column -> !cell(column).isEmpty())
                .findFirst()
                .orElse(sheet.has(ImportColumn.JUSTIFICATION) ? ImportColumn.JUSTIFICATION : fitting);
        // Why it applied is no reason why it does not any more.
        boolean turned = applicable != null && present.applicable() != null && !applicable.equals(present.applicable());
        String justification = text(used, LONGEST_JUSTIFICATION, turned ? "" : present.justification());
        if (Boolean.FALSE.equals(applicable) && justification.isBlank()) {
            error(
                    used,
                    say("It does not apply, but it is not said why not."),
                    say("Say why it does not apply; the auditor asks for it."));
        }
        return justification;
    }

    private OwnerSearch.@Nullable Answer owner() {
        if (!sheet.has(ImportColumn.OWNER)) {
            return null;
        }
        String text = cell(ImportColumn.OWNER);
        if (text.isEmpty()) {
            return new OwnerSearch.Answer(null, "", "");
        }
        OwnerSearch.Answer answer = owners.find(text, present.ownerId());
        if (answer.person() == null) {
            error(ImportColumn.OWNER, answer.wrong(), answer.remedy());
        }
        return answer;
    }

    private @Nullable Department department() {
        String text = cell(ImportColumn.DEPARTMENT);
        if (text.isEmpty()) {
            return null;
        }
        String key = text.toLowerCase(Locale.ROOT);
        Optional<Department> department = departments.stream()
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(key)
                        || known.code().toLowerCase(Locale.ROOT).equals(key))
                .findFirst();
        if (department.isEmpty()) {
            error(
                    ImportColumn.DEPARTMENT,
                    say("There is no department “{0}”.", shortened(text)),
                    say("Write its name as the directory has it."));
        }
        return department.orElse(null);
    }

    private ImplementationStatus status() {
        String text = cell(ImportColumn.STATUS);
        if (text.isEmpty()) {
            return present.status();
        }
        Optional<ImplementationStatus> status = Vocabulary.status(text);
        // Many statements say here, too, that a control does not apply.
        if (status.isEmpty() && Vocabulary.yesOrNo(text).filter(yes -> !yes).isPresent()) {
            return present.status();
        }
        if (status.isEmpty()) {
            error(
                    ImportColumn.STATUS,
                    say("“{0}” is no status that Bylaw knows.", shortened(text)),
                    say("Write not started, planned, partly implemented or implemented."));
        }
        return status.orElse(present.status());
    }

    private @Nullable Integer level(ImportColumn column, @Nullable Integer before) {
        String text = cell(column);
        if (text.isEmpty()) {
            return before;
        }
        Optional<Integer> level = Vocabulary.level(text).filter(found -> found <= 5);
        if (level.isEmpty()) {
            error(
                    column,
                    say("“{0}” is no maturity.", shortened(text)),
                    say("Write a number from 0 (nothing) to 5 (optimised)."));
        }
        return level.orElse(before);
    }

    private String text(ImportColumn column, int most, String otherwise) {
        String text = cell(column);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (UNSEEN.matcher(text).find()) {
            error(
                    column,
                    say("The value has characters in it that nobody can see, or that could not be read."),
                    say("Type it anew, or save the file as UTF-8."));
        } else if (text.length() > most) {
            error(column, say("The value has {0} characters.", text.length()), say("At most {0} fit.", most));
        }
        return text;
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }

    private void error(ImportColumn column, String wrong, String remedy) {
        errors.add(new LineError(
                row.number(), sheet.has(column) ? sheet.head(column) : say(column.word()), wrong, remedy));
    }
}
