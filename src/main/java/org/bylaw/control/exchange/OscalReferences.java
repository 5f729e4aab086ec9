package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bylaw.control.MappingRelationship;
import org.bylaw.control.exchange.OscalMappings.Member;

/**
 * Reads what the controls of an OSCAL catalogue correspond to: links whose relation says so and that lead to a control of
 * another framework ({@code other.json#5.1}, or {@code #resource} with a fragment), and properties such as
 * {@code equivalent-to} whose class names the framework.
 */
final class OscalReferences {

    private static final String LINK = "links";
    private static final String PROP = "props";

    private final OscalMappings mappings;
    private final OscalItem catalog;
    private final Set<String> own = new HashSet<>();
    private String framework = "";
    private int within;

    OscalReferences(OscalMappings mappings, OscalItem catalog) {
        this.mappings = mappings;
        this.catalog = catalog;
    }

    /** Whether a property says what a control corresponds to rather than what it is. */
    static boolean isMapping(OscalItem prop) {
        return MappingRelationship.of(prop.text("name")).isPresent()
                && !prop.text("class").isEmpty();
    }

    /** Whether a link says what a control corresponds to in another document. */
    static boolean leadsOut(OscalItem link) {
        return MappingRelationship.of(link.text("rel")).isPresent()
                && (!link.text("href").startsWith("#")
                        || !link.text("resource-fragment").isEmpty());
    }

    /** Hands all it finds to the mappings; returns what whoever imports should know. */
    List<String> read() {
        OscalItem metadata = catalog.list("metadata").stream().findFirst().orElse(catalog);
        String name = (metadata.text("title") + " " + metadata.text("version")).strip();
        Optional<String> key = OscalBackMatter.framework(metadata)
                .or(() -> Optional.of(name))
                .flatMap(called -> mappings.framework(metadata.line, "title", called));
        if (key.isEmpty()) {
            return List.of();
        }
        framework = key.get();
        collect(catalog);
        members(catalog);
        return within == 0
                ? List.of()
                : List.of(counted(
                        within,
                        "1 link leads to a control of the same framework, and is left out.",
                        "{0} links lead to controls of the same framework, and are left out."));
    }

    private void collect(OscalItem holder) {
        holder.list("controls").forEach(control -> own.add(control.text("id")));
        holder.list("groups").forEach(this::collect);
        holder.list("controls").forEach(this::collect);
    }

    private void members(OscalItem holder) {
        holder.list("groups").forEach(this::members);
        for (OscalItem control : holder.list("controls")) {
            if (!OscalCatalog.isWithdrawn(control)) {
                Member from = new Member(framework, OscalCatalog.ref(control), "");
                control.list("links").forEach(link -> link(from, link));
                control.list("props").stream()
                        .filter(OscalReferences::isMapping)
                        .forEach(prop -> property(from, prop));
            }
            members(control);
        }
    }

    private void property(Member from, OscalItem prop) {
        MappingRelationship relationship =
                MappingRelationship.of(prop.text("name")).orElseThrow();
        mappings.framework(prop.line, PROP, prop.text("class")).ifPresent(key -> {
            for (String ref : prop.text("value").split("[,;]")) {
                mappings.add(prop.line, from, Member.of(key, ref.strip()), relationship, PROP, PROP);
            }
        });
    }

    private void link(Member from, OscalItem link) {
        Optional<MappingRelationship> relationship = MappingRelationship.of(link.text("rel"));
        if (relationship.isEmpty()) {
            return;
        }
        String href = link.text("href");
        int sign = href.indexOf('#');
        String fragment = sign < 0 ? "" : href.substring(sign + 1);
        if (sign == 0 && !mappings.knows(fragment)) {
            if (own.contains(fragment)) {
                within++;
            } else {
                mappings.error(
                        link.line,
                        LINK,
                        say("Nothing in the file is called “{0}”.", fragment),
                        say("Correct the link, or leave it out."));
            }
            return;
        }
        String ref = sign > 0 ? fragment : link.text("resource-fragment");
        if (ref.isEmpty()) {
            mappings.error(
                    link.line,
                    LINK,
                    say("The link names no control."),
                    say("Put the number of the control behind the address, after a #."));
            return;
        }
        mappings.framework(link.line, LINK, sign > 0 ? href.substring(0, sign) : href)
                .ifPresent(key -> mappings.add(link.line, from, Member.of(key, ref), relationship.get(), LINK, LINK));
    }
}
