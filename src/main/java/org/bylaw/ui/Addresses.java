package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.router.BeforeEnterEvent;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.Problem;

/** Reads ids out of addresses, which anybody can mistype. */
public final class Addresses {

    private Addresses() {}

    /**
     * The id in the path.
     *
     * @param parameter as the route calls it
     * @param what it is the id of, such as "policy"
     */
    public static UUID id(BeforeEnterEvent event, String parameter, String what) {
        return id(event.getRouteParameters().get(parameter), what);
    }

    public static UUID id(Optional<String> text, String what) {
        try {
            return text.map(UUID::fromString).orElseThrow(() -> incomplete(what));
        } catch (IllegalArgumentException e) {
            throw incomplete(what);
        }
    }

    private static Problem incomplete(String what) {
        return Problem.notFound(say("There is no such {0}. The address may be incomplete.", what));
    }
}
