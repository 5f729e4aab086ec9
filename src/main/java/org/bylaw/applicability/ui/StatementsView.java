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
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bylaw.applicability.Difference;
import org.bylaw.applicability.StatementDrafts;
import org.bylaw.applicability.StatementState;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.applicability.Statements;
import org.bylaw.applicability.file.StatementFiles;
import org.bylaw.control.Catalogue;
import org.bylaw.control.Framework;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** The Statement of Applicability: the version in force, what changed since, and all versions. */
@Route(value = "applicability", layout = MainLayout.class)
@PageTitle("Statement of Applicability · Bylaw")
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
class StatementsView extends Page implements BeforeEnterObserver {

    static final String DEFAULT_FRAMEWORK = "iso27002-2022";

    private final transient Statements statements;
    private final transient StatementDrafts drafts;
    private final transient StatementFiles files;
    private final transient Catalogue catalogue;
    private final transient Clock clock;

    StatementsView(
            Statements statements, StatementDrafts drafts, StatementFiles files, Catalogue catalogue, Clock clock) {
        this.statements = statements;
        this.drafts = drafts;
        this.files = files;
        this.catalogue = catalogue;
        this.clock = clock;
        addClassName("statements-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String key = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("framework")
                .orElse(DEFAULT_FRAMEWORK);
        Framework framework = catalogue.framework(key);
        List<StatementVersion> versions = statements.versions(framework);
        StatementVersion inForce = with(versions, StatementState.IN_FORCE);
        StatementVersion underWork = with(versions, StatementState.DRAFT);
        if (underWork == null) {
            underWork = with(versions, StatementState.APPROVAL);
        }
        removeAll();
        PageHeader header = new PageHeader(say("Statement of Applicability")).withLine(framework.name());
        header.withActions(actions(framework, underWork));
        add(header);
        List<Framework> tailored =
                catalogue.frameworks().stream().filter(Framework::tailored).toList();
        if (tailored.size() > 1) {
            add(frameworks(tailored, framework));
        }
        if (versions.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.FILE_TEXT_O,
                    say("No version yet"),
                    say("Compliance drafts one from how the controls are tailored; management signs it.")));
            return;
        }
        if (inForce != null) {
            add(inForce(inForce), changed(inForce));
        }
        add(new H2(say("Versions")), new VersionGrid(versions, clock), compare(framework, versions));
    }

    private static StatementVersion with(List<StatementVersion> versions, StatementState state) {
        return versions.stream()
                .filter(version -> version.state() == state)
                .findFirst()
                .orElse(null);
    }

    private Component[] actions(Framework framework, StatementVersion underWork) {
        if (!statements.mayDraft()) {
            return new Component[0];
        }
        List<Component> actions = new ArrayList<>();
        Button importing = new Button(say("Import CSV"), click -> UI.getCurrent()
                .navigate("applicability/import", QueryParameters.of("framework", framework.key())));
        actions.add(importing);
        Button primary = underWork == null
                ? new Button(say("Draft the next version"), click -> begin(framework))
                : new Button(
                        underWork.state() == StatementState.DRAFT
                                ? say("Go on with the draft of {0}", underWork.name())
                                : say("Open version {0}", underWork.name()),
                        click -> UI.getCurrent().navigate(underWork.path().substring(1)));
        primary.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        primary.setDisableOnClick(underWork == null);
        actions.add(primary);
        return actions.toArray(Component[]::new);
    }

    private void begin(Framework framework) {
        try {
            UI.getCurrent().navigate("applicability/" + drafts.begin(framework.key()));
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            UI.getCurrent().refreshCurrentRoute(true);
        }
    }

    private static Select<Framework> frameworks(List<Framework> tailored, Framework chosen) {
        Select<Framework> select = new Select<>();
        select.setItems(tailored);
        select.setItemLabelGenerator(Framework::name);
        select.setAriaLabel(say("Framework"));
        select.setValue(tailored.stream()
                .filter(one -> one.key().equals(chosen.key()))
                .findFirst()
                .orElse(null));
        select.addValueChangeListener(change -> UI.getCurrent()
                .navigate(
                        "applicability",
                        QueryParameters.of("framework", change.getValue().key())));
        return select;
    }

    private Div inForce(StatementVersion version) {
        Div line = new Div(
                Words.badge(version.state()),
                new Anchor("." + version.path(), Words.title(version)),
                Words.since(version, clock));
        line.addClassName("row");
        Div card = new Div(line, Words.typed(version.scope()), new Downloads(files, version));
        card.addClassNames("card", "stack");
        return card;
    }

    private Div changed(StatementVersion version) {
        List<Difference> differences = statements.since(version);
        Div part = new Div();
        part.addClassName("stack");
        if (differences.isEmpty()) {
            part.add(Words.quiet(say("No control has changed since version {0}.", version.name())));
            return part;
        }
        part.add(
                new H2(counted(
                        differences.size(),
                        "1 control changed since version {1}",
                        "{0} controls changed since version {1}",
                        version.name())),
                new DifferenceList(differences));
        return part;
    }

    /** Of the two newest that say something of their own. */
    private static Component compare(Framework framework, List<StatementVersion> versions) {
        List<StatementVersion> frozen =
                versions.stream().filter(StatementVersion::isFrozen).toList();
        if (frozen.isEmpty()) {
            return new Span();
        }
        StatementVersion before = frozen.size() > 1 ? frozen.get(1) : frozen.getFirst();
        String after = frozen.size() > 1 ? "&after=" + frozen.getFirst().id() : "";
        return new Paragraph(new Anchor(
                "applicability/compare?framework=%s&before=%s%s".formatted(framework.key(), before.id(), after),
                say("Compare two versions")));
    }
}
