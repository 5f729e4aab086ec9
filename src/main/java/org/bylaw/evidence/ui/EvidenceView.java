package org.bylaw.evidence.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.evidence.EvidenceFacts;
import org.bylaw.evidence.EvidenceRegister;
import org.bylaw.evidence.EvidenceRegister.Use;
import org.bylaw.evidence.Evidences;
import org.bylaw.evidence.ui.EvidencePanel.Services;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyLibrary;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.FactsRail;
import org.bylaw.ui.FoldedPanels;
import org.bylaw.ui.Links;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.SubjectPanel;

/** One piece of evidence: what it is, whether it is valid, its fingerprint, and everything that it is used for. */
@Route(value = "evidence/:evidenceId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
class EvidenceView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Services services;
    private final transient List<SubjectPanel> panels;
    private String title = say("Evidence");

    EvidenceView(
            Evidences evidences,
            EvidenceRegister register,
            PolicyLibrary library,
            Policies policies,
            List<SubjectPanel> panels,
            Clock clock) {
        this.services = new Services(evidences, register, library, policies, clock);
        this.panels = panels;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(Addresses.id(event, "evidenceId", say("evidence")));
    }

    @Override
    public String getPageTitle() {
        return say("{0} · Bylaw", title);
    }

    private void show(UUID id) {
        EvidenceFacts evidence = services.evidences().one(id);
        title = evidence.title();
        removeAll();
        PageHeader header = new PageHeader(title)
                .withLine(Words.badge(evidence.validity()))
                .withLine(Words.kind(evidence))
                .withLine(Words.age(evidence.collectedOn(), LocalDate.now(services.clock())))
                .withLine(Words.until(evidence))
                .withActions(actions(evidence));
        Div left = new Div(standing(evidence), uses(evidence), new FoldedPanels(panels, evidence.subject()));
        left.addClassName("stack");
        Div columns = new Div(left, rail(evidence));
        columns.addClassName("columns");
        add(header, columns);
    }

    private Component[] actions(EvidenceFacts evidence) {
        List<Component> actions = new ArrayList<>();
        if (services.evidences().maySteer(evidence)) {
            actions.add(new Button(say("Withdraw…"), click -> new WithdrawEvidenceDialog(
                            services.evidences(), evidence, () -> show(evidence.id()))
                    .open()));
            actions.add(new Button(say("Replace…"), click -> new AttachDialog(
                            services, evidence.kind(), evidence.subject(), evidence, () -> show(evidence.id()))
                    .open()));
        }
        Anchor content = EvidenceLinks.content(evidence);
        content.addClassName("evidence-content");
        actions.add(content);
        return actions.toArray(Component[]::new);
    }

    private Div standing(EvidenceFacts evidence) {
        Div standing = new Div();
        if (evidence.withdrawnAt() != null) {
            standing.add(new Paragraph(say(
                    "{0} withdrew it on {1}: {2}",
                    Objects.requireNonNullElse(evidence.withdrawnByName(), ""),
                    DueDate.exact(evidence.withdrawnAt(), services.clock()),
                    Objects.requireNonNullElse(evidence.withdrawalReason(), ""))));
        }
        if (evidence.replacedById() != null) {
            standing.add(new Anchor("evidence/" + evidence.replacedById(), say("A newer one has come in its place")));
        }
        return standing;
    }

    private Div uses(EvidenceFacts evidence) {
        UnorderedList list = new UnorderedList();
        List<Use> uses = services.register().uses(evidence);
        uses.stream().filter(use -> !use.title().isEmpty()).forEach(use -> list.add(item(use)));
        Div section = new Div(new H2(say("Where it is used")));
        if (list.getComponentCount() > 0) {
            section.add(list);
        }
        long unseen = uses.stream().filter(use -> use.title().isEmpty()).count();
        if (uses.isEmpty()) {
            section.add(quiet(say("It is used nowhere any more.")));
        } else if (unseen > 0) {
            section.add(quiet(say("Other things that are not for you to see, or have no page: {0}", unseen)));
        }
        return section;
    }

    private static ListItem item(Use use) {
        ListItem item = new ListItem();
        if (use.path().isEmpty()) {
            item.setText(use.title());
        } else {
            Anchor link = Links.to(use.path());
            link.setText(use.title());
            item.add(link);
        }
        Span kind = new Span(" " + Words.subject(use.subject()));
        kind.addClassName("quiet");
        item.add(kind);
        return item;
    }

    private FactsRail rail(EvidenceFacts evidence) {
        FactsRail rail = new FactsRail(say("Facts about the evidence"));
        rail.with(say("Kind"), say(evidence.kind().word()));
        if (evidence.fileName() != null) {
            rail.with(say("File"), evidence.fileName()).with(say("Size"), Words.size(evidence.size()));
        }
        if (evidence.url() != null) {
            rail.with(say("Address"), evidence.url());
        }
        rail.with(say("Collected on"), DueDate.exact(evidence.collectedOn()));
        rail.with(
                say("Valid until"),
                evidence.validUntil() == null ? say("Does not expire") : DueDate.exact(evidence.validUntil()));
        rail.with(say("Added by"), evidence.addedByName());
        rail.with(say("Added at"), DueDate.exact(evidence.addedAt(), services.clock()));
        rail.with("SHA-256", Words.fingerprint(evidence.sha256()));
        if (evidence.replacesId() != null) {
            rail.with(say("In place of"), new Anchor("evidence/" + evidence.replacesId(), say("the earlier one")));
        }
        return rail;
    }

    private static Paragraph quiet(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
