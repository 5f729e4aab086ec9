package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bylaw.control.MappingRelationship;
import org.bylaw.control.exchange.MappingCheck.Read;
import org.bylaw.control.exchange.MappingLine.End;
import org.bylaw.shared.Problem;

/** Reads what corresponds to what from OSCAL: from its model for mappings, or from what the controls of a catalogue refer to. */
final class OscalMappings {

    private static final int LONGEST_SOURCE = 200;

    private final OscalItem document;
    private final MappedControls controls;
    private final Map<String, String> named;
    private final OscalBackMatter backMatter;
    private final List<MappingLine> lines = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private final Set<String> unnamed = new LinkedHashSet<>();
    private int noRelationship;

    private OscalMappings(OscalItem document, MappedControls controls, Map<String, String> named) {
        this.document = document;
        this.controls = controls;
        this.named = named;
        backMatter = new OscalBackMatter(document);
    }

    /**
     * Reads the document.
     *
     * @param otherwise who says so; where it is empty, the document's title does
     * @param named the keys of frameworks by what the document calls them, where somebody has said so
     * @throws Problem where it is neither a collection of mappings nor a catalogue
     */
    static Read read(
            OscalItem root,
            MappedControls controls,
            Set<String> shippedSources,
            String otherwise,
            Map<String, String> named) {
        Optional<OscalItem> collection =
                root.list("mapping-collection").stream().findFirst();
        OscalItem document =
                collection.or(() -> root.list("catalog").stream().findFirst()).orElseThrow(() -> other(root));
        OscalMappings mappings = new OscalMappings(document, controls, named);
        List<String> notes = new ArrayList<>();
        if (collection.isPresent()) {
            mappings.collection();
        } else {
            notes.addAll(new OscalReferences(mappings, document).read());
        }
        if (mappings.noRelationship > 0) {
            notes.add(counted(
                    mappings.noRelationship,
                    "1 entry says that there is no correspondence, and is left out.",
                    "{0} entries say that there is no correspondence, and are left out."));
        }
        String title = document.list("metadata").stream()
                .map(metadata -> metadata.text("title"))
                .findFirst()
                .orElse("");
        String who = otherwise.isBlank() ? title.substring(0, Math.min(title.length(), LONGEST_SOURCE)) : otherwise;
        return new MappingCheck(controls, shippedSources, who, mappings.errors)
                .read(mappings.lines, notes, List.copyOf(mappings.unnamed));
    }

    private static Problem other(OscalItem root) {
        String came = root.parts().stream().findFirst().orElse("–");
        return Problem.invalid(
                "file",
                say(
                        "This has neither a “mapping-collection” nor a “catalog”, but “{0}”. Please hand in one of them.",
                        came));
    }

    private void collection() {
        List<OscalItem> mappings = document.list("mappings");
        if (mappings.isEmpty()) {
            error(document.line, "mappings", say("It holds no mappings."), say("Hand in a collection that has some."));
        }
        for (OscalItem mapping : mappings) {
            Optional<String> from = resource(mapping, "source-resource");
            Optional<String> to = resource(mapping, "target-resource");
            if (mapping.list("maps").isEmpty()) {
                error(mapping.line, "maps", say("It holds no mappings."), say("Leave it out."));
            }
            if (from.isPresent() && to.isPresent()) {
                mapping.list("maps").forEach(map -> map(map, from.get(), to.get()));
            }
        }
    }

    private Optional<String> resource(OscalItem mapping, String side) {
        Optional<OscalItem> resource = mapping.list(side).stream().findFirst();
        if (resource.isEmpty()) {
            error(mapping.line, side, say("It names no framework."), say("Name the catalogue that is meant."));
            return Optional.empty();
        }
        OscalItem found = resource.get();
        return OscalBackMatter.framework(found)
                .flatMap(controls::framework)
                .or(() -> framework(found.line, side, found.text("href")));
    }

    /** The key of the framework that a reference means; told as an error, once for each, where nobody knows. */
    Optional<String> framework(int line, String column, String href) {
        String shown = backMatter.shown(href);
        Optional<String> found = Optional.ofNullable(named.get(shown)).or(() -> backMatter.names(href).stream()
                .flatMap(name -> controls.framework(name).stream())
                .findFirst());
        if (found.isEmpty() && unnamed.add(shown)) {
            error(
                    line,
                    column,
                    shown.isEmpty() ? say("It names no framework.") : say("There is no framework “{0}”.", shown),
                    say("Say below which framework is meant, or import it first."));
        }
        return found;
    }

    private void map(OscalItem map, String from, String to) {
        String token = Stream.concat(
                        Stream.of(map.text("relationship")),
                        map.list("relationship").stream().map(one -> one.text("type")))
                .filter(word -> !word.isEmpty())
                .findFirst()
                .orElse("");
        if (token.equals("no-relationship")) {
            noRelationship++;
            return;
        }
        Optional<MappingRelationship> relationship =
                MappingRelationship.of(token).filter(MappingRelationship::isStated);
        if (relationship.isEmpty()) {
            error(
                    map.line,
                    "relationship",
                    token.isEmpty() ? say("It names no relationship.") : say("“{0}” is no relationship.", token),
                    say("Use equivalent-to, equal-to, subset-of, superset-of or intersects-with, or leave it empty."));
            return;
        }
        for (String side : List.of("sources", "targets")) {
            if (map.list(side).isEmpty()) {
                error(map.line, side, say("It names no control."), say("Name at least one on each side."));
            }
        }
        for (OscalItem source : map.list("sources")) {
            for (OscalItem target : map.list("targets")) {
                add(target.line, item(from, source), item(to, target), relationship.get(), "sources", "targets");
            }
        }
    }

    private static Member item(String framework, OscalItem item) {
        return Member.of(framework, item.text("id-ref"));
    }

    /** A control, or a statement within it. */
    record Member(String framework, String ref, String place) {

        /** {@code ac-1_smt.a} is statement a of {@code ac-1}; some write the sign of a fragment before it. */
        static Member of(String framework, String idRef) {
            String id = idRef.startsWith("#") ? idRef.substring(1) : idRef;
            int statement = id.indexOf("_smt");
            return statement < 1
                    ? new Member(framework, id, "")
                    : new Member(
                            framework,
                            id.substring(0, statement),
                            id.substring(statement + 4).replaceAll("^\\.", ""));
        }
    }

    void add(int line, Member from, Member to, MappingRelationship relationship, String fromColumn, String toColumn) {
        String place = Stream.of(from.place(), to.place())
                .filter(part -> !part.isEmpty())
                .reduce((left, right) -> left + " – " + right)
                .orElse("");
        lines.add(new MappingLine(
                line, end(from, fromColumn), end(to, toColumn), place, toColumn, "", "metadata", relationship));
    }

    private End end(Member member, String column) {
        return new End(member.framework(), column, controls.spelling(member.framework(), member.ref()), column);
    }

    void error(int line, String column, String wrong, String remedy) {
        errors.add(new LineError(line, column, wrong, remedy));
    }

    boolean knows(String fragment) {
        return backMatter.has(fragment);
    }
}
