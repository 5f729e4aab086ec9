package org.bylaw.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.VersionFacts;
import org.bylaw.policy.VersionState;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.FactsRail;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.PersonName;
import org.bylaw.ui.SubjectPanel;
import org.jspecify.annotations.Nullable;

/** One policy: what it is and how it stands at a glance; text, changes, approval and the rest as tabs of several modules. */
@Route(value = "policies/:policyId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
class PolicyView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Policies policies;
    private final transient PolicyActions actions;
    private final transient List<SubjectPanel> panels;
    private final transient Clock clock;
    private String title = "Policy";

    PolicyView(Policies policies, PolicyActions actions, List<SubjectPanel> panels, Clock clock) {
        this.policies = policies;
        this.actions = actions;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(SubjectPanel::order))
                .toList();
        this.clock = clock;
    }

    @Override
    public String getPageTitle() {
        return title + " · Bylaw";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID policyId = event.getRouteParameters()
                .get("policyId")
                .map(UUID::fromString)
                .orElseThrow(() -> Problem.notFound("There is no such policy."));
        QueryParameters query = event.getLocation().getQueryParameters();
        PolicyFacts policy = policies.policy(policyId);
        List<VersionFacts> versions = policies.versions(policyId);
        VersionFacts version =
                chosen(versions, query.getSingleParameter("version").orElse(""));
        title = policy.title();
        removeAll();
        add(
                header(policy, versions, version),
                content(policy, version, query.getSingleParameter("tab").orElse("text")));
    }

    /** The version that the address names, else the one that is worked on or in force, else the newest. */
    private static VersionFacts chosen(List<VersionFacts> versions, String wish) {
        return versions.stream()
                .filter(version -> version.id().toString().equals(wish))
                .findFirst()
                .or(() -> versions.stream()
                        .filter(version -> version.state() == VersionState.PUBLISHED)
                        .findFirst())
                .or(() -> versions.stream()
                        .filter(version -> version.state().isUnderWork())
                        .findFirst())
                .orElseGet(versions::getFirst);
    }

    private PageHeader header(PolicyFacts policy, List<VersionFacts> versions, VersionFacts version) {
        PageHeader header = new PageHeader(policy.title());
        header.withLine(
                new Span(policy.reference()), Badges.of(version.state()), new Span("Version " + version.number()));
        header.withLine(new PersonName(policy.ownerName()));
        if (policy.nextReviewOn() != null) {
            Span review = new Span(new Span("Review "), DueDate.of(policy.nextReviewOn(), LocalDate.now(clock)));
            header.withLine(review);
        }
        versions.stream()
                .filter(other -> other.state().isUnderWork() && !other.id().equals(version.id()))
                .findFirst()
                .ifPresent(other -> header.withLine(new Anchor(
                        address(policy.id(), other.id(), "text"),
                        "Version " + other.number() + ": "
                                + other.state().word().toLowerCase())));
        header.withActions(actions.of(policy, versions, version).toArray(Component[]::new));
        return header;
    }

    private Component content(PolicyFacts policy, VersionFacts version, String wish) {
        Map<Tab, SubjectPanel> tabs = new LinkedHashMap<>();
        Tabs bar = new Tabs(false);
        bar.getElement().setAttribute("aria-label", "Parts of this policy");
        Tab open = null;
        for (SubjectPanel panel : panels) {
            if (subject(panel, policy, version) != null) {
                Tab tab = new Tab(panel.label());
                tabs.put(tab, panel);
                bar.add(tab);
                if (open == null || panel.key().equals(wish)) {
                    open = tab;
                }
            }
        }
        Div body = new Div();
        if (open != null) {
            bar.setSelectedTab(open);
            SubjectPanel panel = tabs.get(open);
            SubjectRef subject = subject(panel, policy, version);
            if (subject != null) {
                body.add(panel.render(subject));
            }
        }
        bar.addSelectedChangeListener(event -> UI.getCurrent()
                .navigate(address(
                        policy.id(),
                        version.id(),
                        tabs.get(event.getSelectedTab()).key())));
        Div main = new Div(bar, body);
        Div columns = new Div(main, facts(policy, version));
        columns.addClassName("columns");
        return columns;
    }

    private static @Nullable SubjectRef subject(SubjectPanel panel, PolicyFacts policy, VersionFacts version) {
        if (panel.supports(SubjectRef.POLICY_VERSION)) {
            return SubjectRef.policyVersion(version.id());
        }
        return panel.supports(SubjectRef.POLICY) ? SubjectRef.policy(policy.id()) : null;
    }

    private FactsRail facts(PolicyFacts policy, VersionFacts version) {
        FactsRail rail = new FactsRail("Facts");
        rail.with("Versions", versionChoice(policy, version));
        rail.with("Type", policy.documentType().word());
        rail.with("Classification", policy.classification().word());
        rail.with("Department", policy.departmentName());
        rail.with("Applies to", audience(policy));
        rail.with(
                "What changes",
                version.changeSummary() + " (" + version.changeKind().word().toLowerCase() + ")");
        if (version.publishedAt() != null) {
            rail.with("In force since", DueDate.ago(version.publishedAt(), clock));
        } else if (version.effectiveAt() != null) {
            rail.with(
                    "To be in force on",
                    DueDate.exact(version.effectiveAt().atZone(clock.getZone()).toLocalDate()));
        }
        rail.with("Reviewed every", policy.reviewIntervalMonths() + " months");
        if (!policy.controls().isEmpty()) {
            rail.with("ISO/IEC 27002 controls", controls(policy));
        }
        if (!policy.tags().isEmpty()) {
            rail.with("Tags", String.join(", ", policy.tags()));
        }
        Span fingerprint = new Span(version.sha256().substring(0, 12) + "…");
        fingerprint.setTitle("SHA-256 of the exact text: " + version.sha256());
        rail.with("Fingerprint of the text", fingerprint);
        return rail;
    }

    private Component versionChoice(PolicyFacts policy, VersionFacts version) {
        List<VersionFacts> versions = policies.versions(policy.id());
        Select<VersionFacts> choice = new Select<>();
        choice.setAriaLabel("Version");
        choice.setItems(versions);
        choice.setItemLabelGenerator(
                item -> item.number() + " · " + item.state().word());
        choice.setValue(versions.stream()
                .filter(item -> item.id().equals(version.id()))
                .findFirst()
                .orElse(null));
        choice.setWidthFull();
        choice.addValueChangeListener(event ->
                UI.getCurrent().navigate(address(policy.id(), event.getValue().id(), "text")));
        Div box = new Div(choice);
        VersionFacts former = versions.stream()
                .filter(item -> item.state().wasPublished() && !item.id().equals(version.id()))
                .filter(item -> item.createdAt().isBefore(version.createdAt()))
                .findFirst()
                .orElse(null);
        if (former != null) {
            Anchor compare =
                    new Anchor("compare/" + former.id() + "/" + version.id(), "Compare with " + former.number());
            box.add(compare);
        }
        return box;
    }

    private Component controls(PolicyFacts policy) {
        Map<String, String> titles = policies.controlTitles();
        Div list = new Div();
        policy.controls().forEach(ref -> {
            Div line = new Div(ref + " " + titles.getOrDefault(ref, ""));
            list.add(line);
        });
        return list;
    }

    private static String audience(PolicyFacts policy) {
        String departments =
                policy.audienceDepartments().isEmpty() ? "Everyone" : String.join(", ", policy.audienceDepartments());
        return policy.audienceLocations().isEmpty()
                ? departments
                : departments + " in " + String.join(", ", policy.audienceLocations());
    }

    static String address(UUID policyId, UUID versionId, String tab) {
        return "policies/" + policyId + "?version=" + versionId + "&tab=" + tab;
    }
}
