package org.bylaw.siem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The table that says for each act how a SIEM files it. A row of its own goes before a family's ({@code Policy*}). */
@Component
class EventTable {

    private final List<Row> rows = read();

    private record Row(
            String act, String category, int severity, boolean success, OcsfClass type, int activity, String name) {

        boolean isFamily() {
            return act.contains("*");
        }

        boolean fits(String other) {
            int star = act.indexOf('*');
            return star < 0
                    ? act.equals(other)
                    : other.length() > act.length() - 1
                            && other.startsWith(act.substring(0, star))
                            && other.endsWith(act.substring(star + 1));
        }
    }

    EventKind of(String act) {
        return find(act).orElseGet(() -> EventKind.unknown(act));
    }

    /** Empty where no row fits. */
    Optional<EventKind> find(String act) {
        return rows.stream()
                .filter(row -> !row.isFamily() && row.fits(act))
                .findFirst()
                .or(() -> rows.stream().filter(row -> row.fits(act)).findFirst())
                .map(row -> new EventKind(
                        act,
                        row.category(),
                        row.severity(),
                        row.success(),
                        row.type(),
                        row.activity(),
                        row.name().isEmpty() ? EventKind.words(act) : row.name()));
    }

    private static List<Row> read() {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(EventTable.class.getResourceAsStream("/siem-events.txt")),
                StandardCharsets.UTF_8))) {
            List<Row> rows = new ArrayList<>();
            for (String line : file.lines().toList()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rows.add(row(line));
                }
            }
            return List.copyOf(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] cells = line.split("\\|", -1);
        String[] ocsf = cells[4].strip().split(":");
        OcsfClass type = Arrays.stream(OcsfClass.values())
                .filter(each -> each.key.equals(ocsf[0]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(line));
        return new Row(
                cells[0].strip(),
                cells[1].strip(),
                Integer.parseInt(cells[2].strip()),
                cells[3].strip().equals("success"),
                type,
                type.activity(ocsf[1]),
                cells[5].strip());
    }
}
