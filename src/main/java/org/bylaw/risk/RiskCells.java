package org.bylaw.risk;

import static org.bylaw.shared.Say.say;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bylaw.risk.RiskPreview.LineError;
import org.bylaw.risk.Scale.Axis;
import org.bylaw.risk.Scale.Step;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Reads single values of a register's file, and keeps what is wrong with them. */
final class RiskCells {

    private static final Pattern STEP = Pattern.compile("([1-9])(?:[\\s.:–-]+.*)?");
    private static final List<DateTimeFormatter> DATES = Stream.of("uuuu-MM-dd", "d.M.uuuu")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT))
            .toList();
    private static final Map<String, Treatment> TREATMENTS = Map.ofEntries(
            Map.entry("modify", Treatment.MODIFY),
            Map.entry("mitigate", Treatment.MODIFY),
            Map.entry("reduce", Treatment.MODIFY),
            Map.entry("vermindern", Treatment.MODIFY),
            Map.entry("mindern", Treatment.MODIFY),
            Map.entry("avoid", Treatment.AVOID),
            Map.entry("vermeiden", Treatment.AVOID),
            Map.entry("share", Treatment.SHARE),
            Map.entry("transfer", Treatment.SHARE),
            Map.entry("teilen", Treatment.SHARE),
            Map.entry("übertragen", Treatment.SHARE),
            Map.entry("retain", Treatment.RETAIN),
            Map.entry("accept", Treatment.RETAIN),
            Map.entry("tragen", Treatment.RETAIN),
            Map.entry("akzeptieren", Treatment.RETAIN));

    private final RiskSheet sheet;
    private final LocalDate today;
    final List<LineError> errors = new ArrayList<>();

    RiskCells(RiskSheet sheet, LocalDate today) {
        this.sheet = sheet;
        this.today = today;
    }

    String text(RiskSheet.Row row, RiskColumn column, String otherwise) {
        return sheet.has(column) ? row.get(column) : otherwise;
    }

    @Nullable
    Integer step(RiskSheet.Row row, RiskColumn column, Scale scale, Axis axis, @Nullable Integer otherwise) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return sheet.has(column) ? null : otherwise;
        }
        Matcher numbered = STEP.matcher(text);
        Integer step = numbered.matches()
                ? Integer.valueOf(numbered.group(1))
                : scale.steps(axis).stream()
                        .filter(one -> one.name().equalsIgnoreCase(text)
                                || say(one.name()).equalsIgnoreCase(text))
                        .findFirst()
                        .map(Step::step)
                        .orElse(0);
        if (!scale.has(axis, step)) {
            error(
                    row,
                    column,
                    say("“{0}” is no step of the scale.", shortened(text)),
                    say(
                            "Write a number from 1 to {0}, or the step's name.",
                            scale.steps(axis).size()));
        }
        return step;
    }

    @Nullable
    Treatment treatment(RiskSheet.Row row, @Nullable Assessment before) {
        String text = row.get(RiskColumn.TREATMENT);
        if (text.isEmpty()) {
            return sheet.has(RiskColumn.TREATMENT) || before == null ? null : before.treatment();
        }
        Treatment treatment = TREATMENTS.get(RiskLookups.lower(text));
        if (treatment == null) {
            error(
                    row,
                    RiskColumn.TREATMENT,
                    say("“{0}” is no treatment.", shortened(text)),
                    say("Write modify, avoid, share or retain."));
            return Treatment.RETAIN;
        }
        return treatment;
    }

    @Nullable
    LocalDate date(RiskSheet.Row row, RiskColumn column, @Nullable LocalDate otherwise) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return sheet.has(column) ? null : otherwise;
        }
        for (DateTimeFormatter format : DATES) {
            try {
                LocalDate date = LocalDate.parse(text, format);
                if (date.getYear() >= 1970 && date.getYear() <= 2200) {
                    return date;
                }
            } catch (DateTimeParseException e) {
                continue;
            }
        }
        error(row, column, say("“{0}” is no day.", shortened(text)), say("Write it like 2026-05-04 or 4.5.2026."));
        return today.plusDays(1);
    }

    void wrong(RiskSheet.Row row, Problem problem) {
        error(
                row,
                RiskColumn.ofField(problem.field().orElse("title")),
                String.valueOf(problem.getMessage()),
                say("Correct it in the file and hand it in again."));
    }

    void error(RiskSheet.Row row, RiskColumn column, String wrong, String remedy) {
        errors.add(new LineError(
                row.number(), Objects.requireNonNullElseGet(sheet.heads().get(column), column::head), wrong, remedy));
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
