package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bylaw.applicability.StatementDrafts;
import org.bylaw.applicability.StatementState;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.applicability.Statements;
import org.bylaw.applicability.file.StatementFiles;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.ApproversAhead;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.FactsRail;
import org.bylaw.ui.FoldedPanels;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.SubjectPanel;

/** One version of the statement: a draft to write and submit, or what was submitted, with its approval and history. */
@Route(value = "applicability/:versionId", layout = MainLayout.class)
@RolesAllowed({
    Role.Name.CONTROL_OWNER,
    Role.Name.COMPLIANCE,
    Role.Name.AUDITOR,
    Role.Name.MANAGEMENT,
    Role.Name.POLICY_OWNER,
    Role.Name.POLICY_AUTHOR,
    Role.Name.APPROVER,
    Role.Name.ADMIN
})
class StatementView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final int NAMED = 20;

    private final transient Statements statements;
    private final transient StatementDrafts drafts;
    private final transient StatementFiles files;
    private final transient ApproversAhead approvers;
    private final transient List<SubjectPanel> panels;
    private final transient Clock clock;
    private String title = say("Statement of Applicability");

    StatementView(
            Statements statements,
            StatementDrafts drafts,
            StatementFiles files,
            ApproversAhead approvers,
            List<SubjectPanel> panels,
            Clock clock) {
        this.statements = statements;
        this.drafts = drafts;
        this.files = files;
        this.approvers = approvers;
        this.panels = panels;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(Addresses.id(event, "versionId", say("statement")));
    }

    @Override
    public String getPageTitle() {
        return say("{0} · Bylaw", title);
    }

    private void show(UUID id) {
        StatementVersion version = statements.version(id);
        title = Words.title(version);
        removeAll();
        PageHeader header = new PageHeader(title)
                .withLine(Words.badge(version.state()))
                .withLine(Words.since(version, clock))
                .withLine(new Anchor("applicability?framework=" + version.framework(), say("All versions")));
        boolean drafting = version.state() == StatementState.DRAFT && statements.mayDraft();
        Div left = new Div();
        left.addClassName("stack");
        if (drafting) {
            DraftWordsForm form = new DraftWordsForm(drafts, version, () -> show(id));
            header.withActions(draftActions(version, form, new Downloads(files, version)));
            left.add(undecided(version), form);
        } else {
            if (version.state() == StatementState.APPROVAL && statements.mayDraft()) {
                header.withActions(
                        new Downloads(files, version),
                        new Button(
                                say("Withdraw …"),
                                click -> new WithdrawStatementDialog(drafts, version, () -> show(id)).open()));
            } else {
                header.withActions(new Downloads(files, version));
            }
            left.add(summary(version));
        }
        left.add(new FoldedPanels(panels, version.subject()));
        Div columns = new Div(left, rail(version));
        columns.addClassName("columns");
        add(header, columns);
    }

    private Component[] draftActions(StatementVersion version, DraftWordsForm form, Downloads downloads) {
        Button discard = new Button(say("Put it away …"), click -> discard(version));
        Button submit = new Button(say("Submit version {0}", version.name()), click -> {
            if (form.save()) {
                StatementVersion saved = statements.version(version.id());
                new SubmitStatementDialog(drafts, approvers, saved, () -> show(version.id())).open();
            }
        });
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return new Component[] {downloads, discard, submit};
    }

    private void discard(StatementVersion version) {
        Confirm.ask(
                say("Put the draft of {0} away?", Words.title(version)),
                say("It leaves the list of work and stays on record. The controls stay as they are."),
                say("Put it away"),
                () -> {
                    try {
                        drafts.discard(version.id());
                        UI.getCurrent().navigate(StatementsView.class);
                    } catch (Problem problem) {
                        Notices.problem(problem.getMessage());
                        show(version.id());
                    }
                });
    }

    /** What keeps the draft from being submitted. */
    private Div undecided(StatementVersion version) {
        List<String> undecided = statements.undecided(version);
        Div part = new Div();
        if (undecided.isEmpty()) {
            return part;
        }
        part.addClassNames("card", "stack");
        part.add(new H2(
                counted(undecided.size(), "1 control is not decided on yet", "{0} controls are not decided on yet")));
        part.add(new Paragraph(say("It can be submitted once it is said of each whether it applies.")));
        UnorderedList list = new UnorderedList();
        undecided.stream().limit(NAMED).forEach(control -> list.add(new ListItem(control)));
        part.add(
                list,
                new Anchor(
                        "controls?framework=%s&decision=undecided".formatted(version.framework()),
                        say("Decide on them in the catalogue")));
        return part;
    }

    private static Div summary(StatementVersion version) {
        Div part = new Div();
        if (!version.summary().isBlank()) {
            part.add(new H2(say("What changes")), Words.typed(version.summary()));
        }
        return part;
    }

    private static FactsRail rail(StatementVersion version) {
        FactsRail rail = new FactsRail(say("Facts about the statement"));
        rail.with(say("Framework"), version.frameworkName());
        rail.with(say("Version"), version.name());
        rail.with(say("Drafted by"), new Anchor("people/" + version.ownerId(), version.ownerName()));
        if (version.sha256() != null) {
            rail.with(
                    say("SHA-256 of the text"),
                    String.join(" ", version.sha256().split("(?<=\\G.{8})")));
        }
        return rail;
    }
}
