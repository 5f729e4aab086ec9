package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up whom and what each line of a list of paper means, and says what is wrong with it; two queries for all of them. */
@Component
class PaperLookup {

    private final PaperTable table;
    private final Clock clock;

    PaperLookup(PaperTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** @param lock whether the rows are to stay as they are until the end of the transaction */
    List<PaperLine> look(Campaign campaign, List<PaperSheet.Line> lines, UUID recorder, boolean lock) {
        Map<String, List<PaperTable.Known>> people =
                table.people(lines.stream().map(line -> key(line.who())).collect(Collectors.toSet())).stream()
                        .collect(Collectors.groupingBy(PaperTable.Known::key));
        Set<UUID> ids = people.values().stream()
                .flatMap(List::stream)
                .map(PaperTable.Known::id)
                .collect(Collectors.toSet());
        Map<UUID, List<PaperTable.Row>> asked =
                table.asked(campaign.id(), ids, lock).stream().collect(Collectors.groupingBy(PaperTable.Row::personId));
        Set<List<UUID>> before = new HashSet<>();
        List<PaperLine> looked = new ArrayList<>();
        for (PaperSheet.Line line : lines) {
            List<PaperTable.Known> known = people.getOrDefault(key(line.who()), List.of());
            PaperTable.Known person = known.size() == 1 ? known.getFirst() : null;
            List<PaperTable.Row> rows =
                    person == null ? List.of() : meant(line, asked.getOrDefault(person.id(), List.of()));
            PaperTable.Row row = rows.size() == 1 ? rows.getFirst() : null;
            String problem = Optional.ofNullable(whom(line, known, rows, recorder))
                    .or(() -> Optional.ofNullable(row == null ? null : state(row.state())))
                    .or(() -> Optional.ofNullable(date(line, campaign)))
                    .or(() -> person == null || row == null || before.add(List.of(person.id(), row.versionId()))
                            ? Optional.empty()
                            : Optional.of(say("This stands in the list already.")))
                    .orElse(null);
            looked.add(new PaperLine(
                    line.number(),
                    line.who(),
                    person == null ? null : person.id(),
                    person == null ? null : person.name(),
                    row == null ? null : row.versionId(),
                    row == null ? null : row.title() + " " + row.version(),
                    line.signedOn().orElse(null),
                    problem));
        }
        return looked;
    }

    private static List<PaperTable.Row> meant(PaperSheet.Line line, List<PaperTable.Row> rows) {
        return rows.stream()
                .filter(row -> line.policy().isEmpty()
                        || row.reference().equalsIgnoreCase(line.policy())
                        || row.title().equalsIgnoreCase(line.policy()))
                .filter(row -> line.version().isEmpty() || row.version().equals(line.version()))
                .toList();
    }

    private static @Nullable String whom(
            PaperSheet.Line line, List<PaperTable.Known> known, List<PaperTable.Row> rows, UUID recorder) {
        if (line.who().isEmpty()) {
            return say("The username or mail is missing.");
        }
        if (known.isEmpty()) {
            return say("Nobody in the directory has this username or mail.");
        }
        if (known.size() > 1) {
            return say("Several people have this mail. Please give the username.");
        }
        if (known.getFirst().id().equals(recorder)) {
            return say("Nobody records their own paper. Please attest in Bylaw.");
        }
        if (rows.isEmpty()) {
            return line.policy().isEmpty() && line.version().isEmpty()
                    ? say("This campaign did not ask this person.")
                    : say("This campaign did not ask this person about that policy and version.");
        }
        return rows.size() > 1 ? say("This campaign asks about several policies. Please name the policy.") : null;
    }

    private static @Nullable String state(AttestationState state) {
        return switch (state) {
            case OPEN, DECLINED -> null;
            case ATTESTED -> say("Attested already; that stands.");
            case EXCUSED -> say("This person is excused. Ask them again first.");
            case CANCELLED, LEFT, MOVED, MISSED -> say("This person is not asked any more: {0}.", state.word());
        };
    }

    private @Nullable String date(PaperSheet.Line line, Campaign campaign) {
        Optional<LocalDate> signed = line.signedOn();
        if (signed.isEmpty()) {
            return say("The date has to be like 2026-05-04 or 4.5.2026.");
        }
        if (signed.get().isAfter(LocalDate.now(clock))) {
            return say("The date lies in the future.");
        }
        LocalDate opened = LocalDate.ofInstant(campaign.opensAt(), clock.getZone());
        return signed.get().isBefore(opened)
                ? say("The date lies before {0}, when the campaign was opened.", opened)
                : null;
    }

    private static String key(String who) {
        return who.toLowerCase(Locale.ROOT);
    }
}
