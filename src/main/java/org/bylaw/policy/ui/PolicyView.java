package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
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
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Go;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.PageTabs;
import org.bylaw.ui.PersonName;
import org.bylaw.ui.SubjectNote;
import org.bylaw.ui.SubjectPanel;
import org.jspecify.annotations.Nullable;

/** One policy: what it is and how it stands at a glance; text, changes, approval and the rest as tabs of several modules. */
@Route(value = "policies/:policyId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
class PolicyView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Policies policies;
    private final transient PolicyActions actions;
    private final transient PolicyRail rail;
    private final transient List<SubjectPanel> panels;
    private final transient List<SubjectNote> notes;
    private final transient Clock clock;
    private String title = say("Policy");

    PolicyView(
            Policies policies,
            PolicyActions actions,
            PolicyRail rail,
            List<SubjectPanel> panels,
            List<SubjectNote> notes,
            Clock clock) {
        this.policies = policies;
        this.actions = actions;
        this.rail = rail;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(SubjectPanel::order))
                .toList();
        this.notes = notes;
        this.clock = clock;
    }

    @Override
    public String getPageTitle() {
        return title + " · Bylaw";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID policyId = Addresses.id(event, "policyId", say("policy"));
        QueryParameters query = event.getLocation().getQueryParameters();
        PolicyFacts policy = policies.policy(policyId);
        List<VersionFacts> versions = policies.versions(policyId);
        VersionFacts version =
                chosen(versions, query.getSingleParameter("version").orElse(""));
        title = policy.title();
        removeAll();
        add(header(policy, versions, version));
        showParts(policy, versions, version, query.getSingleParameter("tab").orElse("text"));
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
                new Span(policy.reference()),
                Badges.of(version.state()),
                new Span(say("Version {0}", version.number())));
        notes.forEach(note -> note.on(SubjectRef.policy(policy.id())).ifPresent(header::withLine));
        header.withLine(new PersonName(policy.ownerName()));
        if (policy.nextReviewOn() != null) {
            Span review =
                    new Span(new Span(say("Review") + " "), DueDate.of(policy.nextReviewOn(), LocalDate.now(clock)));
            header.withLine(review);
        }
        versions.stream()
                .filter(other -> other.state().isUnderWork() && !other.id().equals(version.id()))
                .findFirst()
                .ifPresent(other -> header.withLine(new Anchor(
                        address(policy.id(), other.id(), "text"),
                        say("Version {0}: {1}", other.number(), other.state().inSentence()))));
        header.withActions(actions.of(policy, versions, version).toArray(Component[]::new));
        return header;
    }

    private void showParts(PolicyFacts policy, List<VersionFacts> versions, VersionFacts version, String wish) {
        Map<Tab, SubjectPanel> tabs = new LinkedHashMap<>();
        PageTabs bar = new PageTabs(say("Parts of this policy"));
        Tab open = null;
        for (SubjectPanel panel : panels) {
            SubjectRef about = subject(panel, policy, version);
            if (about != null && panel.isFor(about)) {
                Tab tab = new Tab(say(panel.label()));
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
        bar.addSelectedChangeListener(event -> Go.to(address(
                policy.id(), version.id(), tabs.get(event.getSelectedTab()).key())));
        Div columns = new Div(body, rail.of(policy, versions, version));
        columns.addClassNames("columns", "policy-columns");
        add(bar, columns);
    }

    private static @Nullable SubjectRef subject(SubjectPanel panel, PolicyFacts policy, VersionFacts version) {
        if (panel.supports(SubjectRef.POLICY_VERSION)) {
            return SubjectRef.policyVersion(version.id());
        }
        return panel.supports(SubjectRef.POLICY) ? SubjectRef.policy(policy.id()) : null;
    }

    static String address(UUID policyId, UUID versionId, String tab) {
        return "policies/" + policyId + "?version=" + versionId + "&tab=" + tab;
    }
}
