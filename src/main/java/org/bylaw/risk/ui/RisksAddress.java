package org.bylaw.risk.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bylaw.risk.RiskFilter.Cell;
import org.bylaw.risk.RiskFilter.Standing;
import org.bylaw.risk.RiskFilter.State;
import org.bylaw.risk.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * What the register shows, as it stands in the address.
 *
 * @param owner a username; empty for all
 * @param department a code; empty for all
 * @param control a code; empty for all
 */
record RisksAddress(
        String text,
        @Nullable Standing standing,
        @Nullable Treatment treatment,
        String owner,
        String department,
        String control,
        State state,
        boolean overdue,
        @Nullable Cell cell) {

    static final RisksAddress ALL = new RisksAddress("", null, null, "", "", "", State.OPEN, false, null);

    /** Reads an address; parts that make no sense narrow nothing. */
    static RisksAddress of(QueryParameters query) {
        Function<String, String> text = name -> query.getSingleParameter(name).orElse("");
        return new RisksAddress(
                text.apply("q"),
                named(Standing.values(), text.apply("level")).orElse(null),
                named(Treatment.values(), text.apply("treatment")).orElse(null),
                text.apply("owner"),
                text.apply("department"),
                text.apply("control"),
                named(State.values(), text.apply("state")).orElse(State.OPEN),
                text.apply("overdue").equals("yes"),
                cell(text.apply("cell")));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String text) {
        return Arrays.stream(values)
                .filter(value -> written(value).equals(text))
                .findFirst();
    }

    private static String written(@Nullable Enum<?> value) {
        return value == null ? "" : value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** "before-4-5" or "after-2-3". */
    private static @Nullable Cell cell(String text) {
        if (!text.matches("(before|after)-[1-7]-[1-7]")) {
            return null;
        }
        String[] parts = text.split("-");
        return new Cell(parts[0].equals("after"), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    RisksAddress withCell(@Nullable Cell wanted) {
        return new RisksAddress(text, standing, treatment, owner, department, control, state, overdue, wanted);
    }

    RisksAddress withStanding(@Nullable Standing wanted) {
        return new RisksAddress(text, wanted, treatment, owner, department, control, state, overdue, null);
    }

    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "q", text);
        put(values, "level", written(standing));
        put(values, "treatment", written(treatment));
        put(values, "owner", owner);
        put(values, "department", department);
        put(values, "control", control);
        put(values, "state", state == State.OPEN ? "" : written(state));
        put(values, "overdue", overdue ? "yes" : "");
        if (cell != null) {
            put(
                    values,
                    "cell",
                    "%s-%d-%d".formatted(cell.after() ? "after" : "before", cell.likelihood(), cell.impact()));
        }
        return QueryParameters.simple(values);
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isBlank()) {
            values.put(name, value);
        }
    }
}
