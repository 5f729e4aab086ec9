package org.bylaw.evidence.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.LocalDate;
import java.util.List;
import org.bylaw.evidence.EvidenceFacts;
import org.bylaw.evidence.EvidenceKind;
import org.bylaw.evidence.ui.EvidencePanel.Services;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.Notices;

/** The evidence of one thing with its age and whether it is still valid; and where that is allowed, ways to attach more. */
final class EvidenceOf extends Div {

    private final transient Services services;
    private final SubjectRef subject;

    EvidenceOf(Services services, SubjectRef subject) {
        this.services = services;
        this.subject = subject;
        addClassNames("stack", "evidence-panel");
        show();
    }

    private void show() {
        removeAll();
        boolean mayAttach = services.evidences().mayAttach(subject);
        if (mayAttach) {
            add(buttons());
        }
        List<EvidenceFacts> all = services.evidences().of(subject);
        List<EvidenceFacts> inUse =
                all.stream().filter(one -> one.validity().inUse()).toList();
        List<EvidenceFacts> former =
                all.stream().filter(one -> !one.validity().inUse()).toList();
        if (inUse.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.PAPERCLIP,
                    say("No evidence yet"),
                    mayAttach
                            ? say(
                                    "Attach a file, a link or a policy in force, or use evidence again that is there already.")
                            : say("What shows that this is done will stand here.")));
        } else {
            add(list(inUse, mayAttach));
        }
        if (!former.isEmpty()) {
            add(folded(former));
        }
    }

    /** Filled when it is opened: over the years there are many more of them than are in use. */
    private Details folded(List<EvidenceFacts> former) {
        Details details = new Details(say("Replaced or withdrawn ({0})", former.size()));
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(list(former, false));
            }
        });
        return details;
    }

    private Div buttons() {
        Button file = button(say("Attach a file…"), EvidenceKind.FILE);
        file.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div row = new Div(
                file,
                button(say("Attach a link…"), EvidenceKind.LINK),
                button(say("Attach a policy…"), EvidenceKind.POLICY));
        if (services.register().mayBrowse()) {
            row.add(new Button(say("Use again…"), click -> new UseAgainDialog(services, subject, this::show).open()));
        }
        row.addClassName("row");
        return row;
    }

    private Button button(String verb, EvidenceKind kind) {
        return new Button(verb, click -> new AttachDialog(services, kind, subject, null, this::show).open());
    }

    private UnorderedList list(List<EvidenceFacts> evidences, boolean mayTakeOff) {
        UnorderedList list = new UnorderedList();
        list.addClassName("evidence-list");
        evidences.forEach(evidence -> list.add(item(evidence, mayTakeOff)));
        return list;
    }

    private ListItem item(EvidenceFacts evidence, boolean mayTakeOff) {
        Div facts = new Div(
                Words.badge(evidence.validity()),
                new Span(Words.kind(evidence)),
                Words.age(evidence.collectedOn(), LocalDate.now(services.clock())),
                new Span(Words.until(evidence)));
        facts.addClassNames("row", "quiet");
        Div acts = new Div(EvidenceLinks.content(evidence));
        acts.addClassName("row");
        if (services.evidences().maySteer(evidence)) {
            acts.add(
                    act(
                            say("Replace…"),
                            () -> new AttachDialog(services, evidence.kind(), subject, evidence, this::show).open()),
                    act(say("Withdraw…"), () -> new WithdrawEvidenceDialog(services.evidences(), evidence, this::show)
                            .open()));
        }
        if (mayTakeOff) {
            acts.add(act(say("Take off here"), () -> takeOff(evidence)));
        }
        return new ListItem(new Div(EvidenceLinks.page(evidence)), facts, acts);
    }

    private static Component act(String verb, Runnable act) {
        Button button = new Button(verb, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void takeOff(EvidenceFacts evidence) {
        Confirm.ask(
                say("Take off “{0}” here?", evidence.title()),
                say("It stays evidence for whatever else it is used for. That it was here stays in the history."),
                say("Take it off"),
                () -> {
                    try {
                        services.evidences().takeOff(evidence.id(), subject);
                        show();
                    } catch (Problem problem) {
                        Notices.problem(problem.getMessage());
                    }
                });
    }
}
