package org.bylaw.risk;

import static org.bylaw.shared.Say.say;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.risk.RiskFacts.LinkedControl;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Costly;
import org.bylaw.shared.Formulas;
import org.bylaw.shared.SubjectRef;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Hands out the register for spreadsheets; taking the CSV file in again changes nothing. */
@Service
public class RiskExports {

    /** So many risks are in memory at once. */
    private static final int BATCH = 500;

    private final RiskRegister register;
    private final RiskTable table;
    private final AcceptanceTable acceptances;
    private final ScaleTable scales;
    private final People people;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;

    RiskExports(
            RiskRegister register,
            RiskTable table,
            AcceptanceTable acceptances,
            ScaleTable scales,
            People people,
            AuditTrail audit,
            CurrentPerson currentPerson) {
        this.register = register;
        this.table = table;
        this.acceptances = acceptances;
        this.scales = scales;
        this.people = people;
        this.audit = audit;
        this.currentPerson = currentPerson;
    }

    /** Takes the rows one by one. */
    private interface Rows {
        void row(List<String> cells) throws IOException;
    }

    /** Comma-separated values (RFC 4180), those risks that fit, by reference. */
    @Costly(Costly.Kind.EXPORT)
    @AllowedToSeeControls
    public void csv(RiskFilter filter, OutputStream out) throws IOException {
        record("CSV", filter);
        CSVPrinter printer = new CSVPrinter(
                new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), CSVFormat.RFC4180);
        // Without the mark, spreadsheets take UTF-8 for something older.
        printer.getOut().append('\uFEFF');
        printer.printRecord(heads());
        each(
                filter,
                cells ->
                        printer.printRecord(cells.stream().map(Formulas::marked).toList()));
        printer.flush();
    }

    /** A workbook: what people typed stands in text cells, which no spreadsheet reckons. */
    @Costly(Costly.Kind.EXPORT)
    @AllowedToSeeControls
    public void xlsx(RiskFilter filter, OutputStream out) throws IOException {
        record("XLSX", filter);
        try (Workbook book = new Workbook(out, "Bylaw", "1.0")) {
            Worksheet sheet = book.newWorksheet(say("Risks"));
            sheet.freezePane(2, 1);
            List<String> heads = heads();
            for (int column = 0; column < heads.size(); column++) {
                sheet.width(column, column == 0 ? 12 : 24);
                sheet.inlineString(0, column, heads.get(column));
                sheet.style(0, column).bold().set();
            }
            int[] row = {0};
            each(filter, cells -> {
                row[0]++;
                for (int column = 0; column < cells.size(); column++) {
                    text(sheet, row[0], column, cells.get(column));
                }
                if (row[0] % BATCH == 0) {
                    sheet.flush();
                }
            });
            sheet.setAutoFilter(0, 0, row[0], heads.size() - 1);
            sheet.finish();
        }
    }

    private void record(String format, RiskFilter filter) {
        SubjectRef me = SubjectRef.person(currentPerson.requireId());
        audit.recordAhead(
                "RisksExported", me, me, Map.of("format", format, "rows", register.count(filter), "filter", filter));
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        if (!text.isEmpty()) {
            sheet.inlineString(row, column, text);
            if (!Formulas.marked(text).equals(text)) {
                // The format "text": what is typed into such a cell is not reckoned either.
                sheet.style(row, column).format("@").set();
            }
        }
    }

    private static List<String> heads() {
        return Arrays.stream(RiskColumn.values()).map(RiskColumn::head).toList();
    }

    private void each(RiskFilter filter, Rows rows) throws IOException {
        Map<UUID, Scale> known = scales.all().stream().collect(Collectors.toMap(Scale::id, Function.identity()));
        List<UUID> ids = register.ids(filter);
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<RiskFacts> risks = table.all(ids.subList(from, Math.min(from + BATCH, ids.size())));
            Map<UUID, String> accepted =
                    acceptances.holding(risks.stream().map(RiskFacts::id).toList());
            Map<UUID, Person> owners =
                    people.byIds(risks.stream().map(RiskFacts::ownerId).toList());
            for (RiskFacts risk : risks) {
                Scale scale = risk.scaleId() == null ? null : known.get(risk.scaleId());
                String username = owners.containsKey(risk.ownerId())
                        ? owners.get(risk.ownerId()).username()
                        : "";
                boolean holds = accepted.containsKey(risk.id());
                rows.row(Arrays.stream(RiskColumn.values())
                        .map(column -> cell(risk, scale, username, holds, column))
                        .toList());
            }
        }
    }

    private static String cell(
            RiskFacts risk, @Nullable Scale scale, String username, boolean accepted, RiskColumn column) {
        return switch (column) {
            case REFERENCE -> risk.reference();
            case TITLE -> risk.title();
            case ASSET -> risk.asset();
            case THREAT -> risk.threat();
            case VULNERABILITY -> risk.vulnerability();
            case OWNER -> username;
            case OWNER_NAME -> risk.ownerName();
            case DEPARTMENT -> Objects.requireNonNullElse(risk.departmentName(), "");
            case CONTROLS -> risk.controls().stream().map(LinkedControl::code).collect(Collectors.joining("; "));
            case STATE -> risk.open() ? say("Open") : say("Closed");
            case ACCEPTED -> accepted ? risk.ownerName() : "";
            default ->
                risk.assessment() == null || scale == null ? "" : assessed(risk, risk.assessment(), scale, column);
        };
    }

    private static String assessed(RiskFacts risk, Assessment assessment, Scale scale, RiskColumn column) {
        Integer residualLikelihood = assessment.residualLikelihood();
        Integer residualImpact = assessment.residualImpact();
        return switch (column) {
            case SCALE -> String.valueOf(scale.number());
            case LIKELIHOOD -> scale.likelihood(assessment.likelihood()).label();
            case IMPACT -> scale.impact(assessment.impact()).label();
            case LEVEL -> word(risk.level());
            case TREATMENT -> say(assessment.treatment().word());
            case PLAN -> assessment.plan();
            case PLAN_DUE -> Objects.toString(assessment.planDueOn(), "");
            case PLAN_DONE -> Objects.toString(assessment.planDoneOn(), "");
            case RESIDUAL_LIKELIHOOD ->
                residualLikelihood == null
                        ? ""
                        : scale.likelihood(residualLikelihood).label();
            case RESIDUAL_IMPACT ->
                residualImpact == null ? "" : scale.impact(residualImpact).label();
            case RESIDUAL_LEVEL -> word(risk.residualLevel());
            case REVIEW -> Objects.toString(assessment.reviewOn(), "");
            default -> "";
        };
    }

    private static String word(@Nullable RiskLevel level) {
        return level == null ? "" : say(level.word());
    }
}
