package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.policy.Imports;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyAccess;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.FactsRail;
import org.bylaw.ui.Go;
import org.springframework.stereotype.Component;

/** The facts of a policy and of one of its versions, for beside its text. */
@Component
class PolicyRail {

    private final Policies policies;
    private final PolicyAccess access;
    private final Imports imports;
    private final People people;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    PolicyRail(
            Policies policies,
            PolicyAccess access,
            Imports imports,
            People people,
            CurrentPerson currentPerson,
            Clock clock) {
        this.policies = policies;
        this.access = access;
        this.imports = imports;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    FactsRail of(PolicyFacts policy, List<VersionFacts> versions, VersionFacts version) {
        FactsRail rail = new FactsRail(say("Facts"));
        rail.with(say("Version"), versionChoice(policy, versions, version));
        rail.with(say("What changes ({0})", ChangeForm.inSentence(version.changeKind())), version.changeSummary());
        dates(rail, version);
        rail.with(say("Type"), say(policy.documentType().word()));
        rail.with(say("Classification"), say(policy.classification().word()));
        rail.with(say("Department"), policy.departmentName());
        rail.with(say("Applies to"), audience(policy));
        rail.with(say("Language"), Languages.name(policy.language()));
        rail.with(say("Reviewed every"), counted(policy.reviewIntervalMonths(), "month", "{0} months"));
        boolean library = new AccessAnnotationChecker().hasAccess(LibraryView.class);
        if (!policy.controls().isEmpty()) {
            rail.with(say("ISO/IEC 27002 controls"), controls(policy));
        }
        if (!policy.tags().isEmpty()) {
            rail.with(say("Tags"), tags(policy, library));
        }
        List<Imports.Original> originals =
                access.mayReadWork(policy, version) ? imports.originals(version.id()) : List.of();
        if (!originals.isEmpty()) {
            rail.with(say("Imported from"), new OriginalFiles(imports, version.id(), originals));
        }
        Span fingerprint = new Span(version.sha256());
        fingerprint.addClassName("fingerprint");
        fingerprint.setTitle(say("SHA-256 of the exact text"));
        rail.with(say("Fingerprint of the text"), fingerprint);
        return rail;
    }

    private void dates(FactsRail rail, VersionFacts version) {
        if (version.publishedAt() != null && version.endedAt() != null) {
            rail.with(say("In force"), say("{0} to {1}", day(version.publishedAt()), day(version.endedAt())));
        } else if (version.publishedAt() != null) {
            rail.with(say("In force since"), DueDate.ago(version.publishedAt(), clock));
        } else if (version.effectiveAt() != null) {
            rail.with(say("To be in force on"), day(version.effectiveAt()));
        }
    }

    private String day(Instant instant) {
        return DueDate.exact(instant.atZone(clock.getZone()).toLocalDate());
    }

    private static Div versionChoice(PolicyFacts policy, List<VersionFacts> versions, VersionFacts version) {
        Select<VersionFacts> choice = new Select<>();
        choice.setAriaLabel(say("Version"));
        choice.setItems(versions);
        choice.setItemLabelGenerator(
                item -> item.number() + " · " + say(item.state().word()));
        choice.setValue(version);
        choice.setWidthFull();
        choice.addValueChangeListener(
                event -> Go.to(PolicyView.address(policy.id(), event.getValue().id(), "text")));
        Div box = new Div(choice);
        versions.stream()
                .filter(item -> item.state().wasPublished() && !item.id().equals(version.id()))
                .filter(item -> item.createdAt().isBefore(version.createdAt()))
                .findFirst()
                .ifPresent(former -> box.add(new Anchor(
                        "compare/" + former.id() + "/" + version.id(), say("Compare with {0}", former.number()))));
        return box;
    }

    /** Their pages are another module's; whoever works with controls is led there. */
    private Div controls(PolicyFacts policy) {
        Map<String, String> titles = policies.controlTitles();
        boolean pages = currentPerson.hasAny(
                AllowedToSeeControls.class.getAnnotation(Allowed.class).value());
        Div list = new Div();
        policy.controls().forEach(ref -> {
            String words = ref + " " + titles.getOrDefault(ref, "");
            String path = "controls/" + URLEncoder.encode(ref, StandardCharsets.UTF_8);
            list.add(new Div(pages ? new Anchor(path, words) : new Span(words)));
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
                ? say("Everyone")
                : policy.audienceDepartments().stream()
                        .map(code -> names.getOrDefault(code, code))
                        .sorted()
                        .collect(Collectors.joining(", "));
        return policy.audienceLocations().isEmpty()
                ? departments
                : say("{0} in {1}", departments, String.join(", ", policy.audienceLocations()));
    }
}
