package org.bylaw.finding.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bylaw.finding.ActionState;
import org.bylaw.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What the board shows, as it stands in the address.
 *
 * @param owner the username; empty for all
 * @param department the code of the owner's department; empty for all
 * @param control the code of a control; empty for all
 * @param view as a board or as a list; empty for what fits the window
 */
record BoardAddress(
        String text,
        @Nullable Severity severity,
        String owner,
        String department,
        @Nullable ActionState state,
        boolean late,
        String control,
        @Nullable View view) {

    /** Two ways to show the same. */
    enum View {
        BOARD,
        LIST
    }

    static final BoardAddress ALL = new BoardAddress("", null, "", "", null, false, "", null);

    /** Reads an address; parts that make no sense narrow nothing. */
    static BoardAddress of(QueryParameters query) {
        return new BoardAddress(
                query.getSingleParameter("q").orElse(""),
                one(query, "severity", Severity.values()),
                query.getSingleParameter("owner").orElse(""),
                query.getSingleParameter("department").orElse(""),
                one(query, "state", ActionState.values()),
                query.getSingleParameter("late").filter("true"::equals).isPresent(),
                query.getSingleParameter("control").orElse(""),
                one(query, "view", View.values()));
    }

    private static <E extends Enum<E>> @Nullable E one(QueryParameters query, String name, E[] values) {
        Optional<E> found = query.getSingleParameter(name).flatMap(text -> Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst());
        return found.orElse(null);
    }

    BoardAddress as(View wanted) {
        return new BoardAddress(text, severity, owner, department, state, late, control, wanted);
    }

    /** All of one column, in the list. */
    BoardAddress listOf(ActionState column) {
        return new BoardAddress(text, severity, owner, department, column, late, control, View.LIST);
    }

    BoardAddress anyControl() {
        return new BoardAddress(text, severity, owner, department, state, late, "", view);
    }

    QueryParameters query() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "q", text);
        put(values, "severity", name(severity));
        put(values, "owner", owner);
        put(values, "department", department);
        put(values, "state", name(state));
        put(values, "late", late ? "true" : "");
        put(values, "control", control);
        put(values, "view", name(view));
        return QueryParameters.simple(values);
    }

    private static String name(@Nullable Enum<?> value) {
        return value == null ? "" : value.name().toLowerCase(Locale.ROOT);
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isBlank()) {
            values.put(name, value);
        }
    }
}
