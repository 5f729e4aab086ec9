package org.bylaw.policy.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.policy.Imports;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.VersionFacts;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.FactsRail;
import org.bylaw.ui.Go;
import org.springframework.stereotype.Component;

/** The facts of a policy and of one of its versions, for beside its text. */
@Component
class PolicyRail {

    private final Policies policies;
    private final Imports imports;
    private final People people;
    private final Clock clock;

    PolicyRail(Policies policies, Imports imports, People people, Clock clock) {
        this.policies = policies;
        this.imports = imports;
        this.people = people;
        this.clock = clock;
    }

    FactsRail of(PolicyFacts policy, List<VersionFacts> versions, VersionFacts version) {
        FactsRail rail = new FactsRail("Facts");
        rail.with("Version", versionChoice(policy, versions, version));
        rail.with(
                "What changes (%s)".formatted(version.changeKind().word().toLowerCase(Locale.ENGLISH)),
                version.changeSummary());
        dates(rail, version);
        rail.with("Type", policy.documentType().word());
        rail.with("Classification", policy.classification().word());
        rail.with("Department", policy.departmentName());
        rail.with("Applies to", audience(policy));
        rail.with("Language", Languages.name(policy.language()));
        rail.with(
                "Reviewed every",
                policy.reviewIntervalMonths() == 1 ? "month" : policy.reviewIntervalMonths() + " months");
        boolean library = new AccessAnnotationChecker().hasAccess(LibraryView.class);
        if (!policy.controls().isEmpty()) {
            rail.with("ISO/IEC 27002 controls", controls(policy, library));
        }
        if (!policy.tags().isEmpty()) {
            rail.with("Tags", tags(policy, library));
        }
        List<Imports.Original> originals = imports.originals(version.id());
        if (!originals.isEmpty()) {
            rail.with("Imported from", new OriginalFiles(imports, version.id(), originals));
        }
        Span fingerprint = new Span(version.sha256());
        fingerprint.addClassName("fingerprint");
        fingerprint.setTitle("SHA-256 of the exact text");
        rail.with("Fingerprint of the text", fingerprint);
        return rail;
    }

    private void dates(FactsRail rail, VersionFacts version) {
        if (version.publishedAt() != null && version.endedAt() != null) {
            rail.with("In force", "%s to %s".formatted(day(version.publishedAt()), day(version.endedAt())));
        } else if (version.publishedAt() != null) {
            rail.with("In force since", DueDate.ago(version.publishedAt(), clock));
        } else if (version.effectiveAt() != null) {
            rail.with("To be in force on", day(version.effectiveAt()));
        }
    }

    private String day(Instant instant) {
        return DueDate.exact(instant.atZone(clock.getZone()).toLocalDate());
    }

    private static Div versionChoice(PolicyFacts policy, List<VersionFacts> versions, VersionFacts version) {
        Select<VersionFacts> choice = new Select<>();
        choice.setAriaLabel("Version");
        choice.setItems(versions);
        choice.setItemLabelGenerator(
                item -> item.number() + " · " + item.state().word());
        choice.setValue(version);
        choice.setWidthFull();
        choice.addValueChangeListener(
                event -> Go.to(PolicyView.address(policy.id(), event.getValue().id(), "text")));
        Div box = new Div(choice);
        versions.stream()
                .filter(item -> item.state().wasPublished() && !item.id().equals(version.id()))
                .filter(item -> item.createdAt().isBefore(version.createdAt()))
                .findFirst()
                .ifPresent(former -> box.add(
                        new Anchor("compare/" + former.id() + "/" + version.id(), "Compare with " + former.number())));
        return box;
    }

    private Div controls(PolicyFacts policy, boolean library) {
        Map<String, String> titles = policies.controlTitles();
        Div list = new Div();
        policy.controls().forEach(ref -> {
            String words = ref + " " + titles.getOrDefault(ref, "");
            list.add(new Div(library ? new Anchor("policies?control=" + ref, words) : new Span(words)));
        });
        return list;
    }

    private static Div tags(PolicyFacts policy, boolean library) {
        Div list = new Div();
        list.addClassName("row");
        policy.tags().stream().sorted().forEach(tag -> list.add(library ? LibraryView.tagged(tag) : new Span(tag)));
        return list;
    }

    private String audience(PolicyFacts policy) {
        Map<String, String> names =
                people.departments().stream().collect(Collectors.toMap(Department::code, Department::name));
        String departments = policy.audienceDepartments().isEmpty()
                ? "Everyone"
                : policy.audienceDepartments().stream()
                        .map(code -> names.getOrDefault(code, code))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return policy.audienceLocations().isEmpty()
                ? departments
                : departments + " in " + String.join(", ", policy.audienceLocations());
    }
}
