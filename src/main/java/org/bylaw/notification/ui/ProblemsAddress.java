package org.bylaw.notification.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bylaw.notification.MailProblem;
import org.bylaw.notification.MailProblems;

/** What the list of mail problems shows, as it stands in the address. */
final class ProblemsAddress {

    private ProblemsAddress() {}

    /** Reads an address; parts that make no sense narrow nothing. */
    static MailProblems.Filter of(QueryParameters query) {
        return new MailProblems.Filter(
                query.getSingleParameter("q").orElse(""),
                query.getSingleParameter("kind").flatMap(ProblemsAddress::kind).orElse(null));
    }

    private static Optional<MailProblem.Kind> kind(String text) {
        return Arrays.stream(MailProblem.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(text))
                .findFirst();
    }

    static QueryParameters parameters(MailProblems.Filter filter) {
        Map<String, String> values = new LinkedHashMap<>();
        if (!filter.text().isBlank()) {
            values.put("q", filter.text());
        }
        if (filter.kind() != null) {
            values.put("kind", filter.kind().name().toLowerCase(Locale.ROOT));
        }
        return QueryParameters.simple(values);
    }
}
