package org.bylaw.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What somebody sent with a form after their session had gone. Nothing of it was done; after the login the page shows it
 * again.
 *
 * @param page path of the page with the form
 * @param act the last part of the address that it was sent to
 * @param fields what was entered
 */
public record InterruptedForm(String page, String act, Map<String, List<String>> fields) implements Serializable {

    /** The field in which a form says whose it is, so that it is shown to nobody else who logs in there. */
    public static final String PERSON = "by";

    private static final String ATTRIBUTE = InterruptedForm.class.getName();

    void keepIn(HttpSession session) {
        session.setAttribute(ATTRIBUTE, this);
    }

    /** What waits for this page, once. */
    public static Optional<InterruptedForm> take(HttpServletRequest request, UUID person) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(ATTRIBUTE) instanceof InterruptedForm kept)) {
            return Optional.empty();
        }
        session.removeAttribute(ATTRIBUTE);
        return kept.page.equals(request.getRequestURI()) && kept.value(PERSON).equals(person.toString())
                ? Optional.of(kept)
                : Optional.empty();
    }

    /** What was entered in that field; empty where nothing was. */
    public String value(String field) {
        return fields.getOrDefault(field, List.of()).stream().findFirst().orElse("");
    }
}
