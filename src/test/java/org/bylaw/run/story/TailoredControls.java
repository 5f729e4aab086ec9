package org.bylaw.run.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bylaw.applicability.StatementDrafts;
import org.bylaw.control.ControlFacts;
import org.bylaw.control.Decision;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.bylaw.control.Tailorings.Applicability;
import org.bylaw.control.Tailorings.Practice;
import org.bylaw.people.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** Which controls apply at Norrland, who answers for them, and how they are done; three are still to be decided, so the statement is a draft. */
final class TailoredControls extends Chapter {

    private static final String COMPLIANCE = "viktor.sand";

    private final Desk desk;

    TailoredControls(Timeline timeline, Desk desk) {
        super(timeline, desk);
        this.desk = desk;
    }

    @Override
    void plan() {
        on(60, "10:00", () -> lines().forEach(line -> desk.as(COMPLIANCE, () -> {
            tailor(line);
            return null;
        })));
        on(
                45,
                "14:00",
                () -> desk.as(COMPLIANCE, () -> {
                    UUID draft = desk.statements().begin("iso27002-2022");
                    desk.statements()
                            .describe(
                                    draft,
                                    0,
                                    new StatementDrafts.Words(
                                            "Statement of Applicability", "All sites and services of Norrland.", ""));
                    return null;
                }));
    }

    private void tailor(CSVRecord line) {
        ControlFacts control = desk.controls().byCode(line.get("code"));
        boolean applies = Decision.valueOf(line.get("decision")) == Decision.APPLICABLE;
        Person owner = line.get("owner").isEmpty() ? null : desk.people().require(desk.person(line.get("owner")));
        desk.tailorings()
                .tailor(
                        control.id(),
                        control.tailoring().revision(),
                        new Applicability(
                                applies,
                                reasons(line.get("reasons")),
                                applies ? "" : line.get("words"),
                                owner == null ? null : owner.id(),
                                owner == null ? null : departmentOf(owner),
                                level(line.get("target"))),
                        new Practice(
                                ImplementationStatus.valueOf(line.get("status")),
                                level(line.get("maturity")),
                                applies ? line.get("words") : ""));
    }

    private @Nullable UUID departmentOf(Person person) {
        return desk.people().departments().stream()
                .filter(department -> department.name().equals(person.departmentName()))
                .map(department -> department.id())
                .findFirst()
                .orElse(null);
    }

    private static Set<Reason> reasons(String names) {
        return Arrays.stream(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(Reason::valueOf)
                .collect(Collectors.toSet());
    }

    private static @Nullable Integer level(String number) {
        return number.isEmpty() ? null : Integer.valueOf(number);
    }

    private static List<CSVRecord> lines() {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(';')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try {
            return CSVParser.parse(
                            new ClassPathResource("demo/controls.csv").getContentAsString(StandardCharsets.UTF_8),
                            format)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
