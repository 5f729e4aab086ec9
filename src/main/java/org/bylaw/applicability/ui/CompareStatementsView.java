package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bylaw.applicability.Difference;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.applicability.Statements;
import org.bylaw.control.Catalogue;
import org.bylaw.control.Framework;
import org.bylaw.shared.Role;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.jspecify.annotations.Nullable;

/** Any two versions of the statement side by side, or one beside the controls as they are now; both stand in the address. */
@Route(value = "applicability/compare", layout = MainLayout.class)
@PageTitle("Comparison · Bylaw")
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
class CompareStatementsView extends Page implements BeforeEnterObserver {

    private final transient Statements statements;
    private final transient Catalogue catalogue;

    CompareStatementsView(Statements statements, Catalogue catalogue) {
        this.statements = statements;
        this.catalogue = catalogue;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        Framework framework =
                catalogue.framework(query.getSingleParameter("framework").orElse(StatementsView.DEFAULT_FRAMEWORK));
        List<StatementVersion> versions = statements.versions(framework).stream()
                .filter(StatementVersion::isFrozen)
                .toList();
        removeAll();
        add(new PageHeader(say("Compare two versions"))
                .withLine(framework.name())
                .withLine(new Anchor(
                        "applicability?framework=" + framework.key(), say("Back to the Statement of Applicability"))));
        if (versions.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.SPLIT,
                    say("Nothing to compare with"),
                    say("No version has been submitted yet. Once one is, what differs from it is listed here.")));
            return;
        }
        StatementVersion before = of(versions, query, "before", versions.getFirst());
        StatementVersion after = of(versions, query, "after", null);
        add(choices(framework, versions, before, after), differences(before, after));
    }

    private static @Nullable StatementVersion of(
            List<StatementVersion> versions,
            QueryParameters query,
            String parameter,
            @Nullable StatementVersion otherwise) {
        String id = query.getSingleParameter(parameter).orElse("");
        return versions.stream()
                .filter(version -> version.id().toString().equals(id))
                .findFirst()
                .orElse(otherwise);
    }

    private static Div choices(
            Framework framework,
            List<StatementVersion> versions,
            StatementVersion before,
            @Nullable StatementVersion after) {
        Select<StatementVersion> from = select(say("From"), versions, before);
        Select<StatementVersion> to = select(say("To"), versions, after);
        to.setEmptySelectionAllowed(true);
        to.setEmptySelectionCaption(say("The controls as they are now"));
        from.addValueChangeListener(change -> go(framework, change.getValue(), to.getValue()));
        to.addValueChangeListener(change -> go(framework, from.getValue(), change.getValue()));
        Div choices = new Div(from, to);
        choices.addClassName("row");
        return choices;
    }

    private static Select<StatementVersion> select(
            String label, List<StatementVersion> versions, @Nullable StatementVersion chosen) {
        Select<StatementVersion> select = new Select<>();
        select.setLabel(label);
        select.setItems(versions);
        select.setItemLabelGenerator(version -> version == null
                ? say("The controls as they are now")
                : say("{0}, {1}", version.name(), say(version.state().word())));
        if (chosen != null) {
            select.setValue(chosen);
        }
        return select;
    }

    private static void go(Framework framework, StatementVersion before, @Nullable StatementVersion after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("framework", framework.key());
        query.put("before", before.id().toString());
        if (after != null) {
            query.put("after", after.id().toString());
        }
        UI.getCurrent().navigate("applicability/compare", QueryParameters.simple(query));
    }

    private Div differences(StatementVersion before, @Nullable StatementVersion after) {
        List<Difference> differences = after == null ? statements.since(before) : statements.between(before, after);
        Div part = new Div(new Paragraph(
                differences.isEmpty()
                        ? say("Both say the same of each control.")
                        : counted(differences.size(), "1 control differs:", "{0} controls differ:")));
        part.addClassName("stack");
        part.add(new DifferenceList(differences));
        return part;
    }
}
