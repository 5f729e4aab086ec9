package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.bylaw.people.CurrentPerson;
import org.bylaw.risk.RiskScales;
import org.bylaw.risk.Scale;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** The scale that risks are assessed on; compliance sets a new one and carries over what was assessed before. */
@Route(value = "risks/scale", layout = MainLayout.class)
@PageTitle("Risk scale · Bylaw")
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
class ScaleView extends Page implements BeforeEnterObserver {

    private final transient RiskScales scales;
    private final transient CurrentPerson currentPerson;
    private final transient Clock clock;

    ScaleView(RiskScales scales, CurrentPerson currentPerson, Clock clock) {
        this.scales = scales;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        boolean compliance = currentPerson.has(Role.COMPLIANCE);
        boolean editing = compliance
                && event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("edit")
                        .isPresent();
        List<Scale> all = scales.all();
        Scale current = all.getFirst();
        removeAll();
        PageHeader header = new PageHeader(editing ? say("A new risk scale") : say("Risk scale"))
                .withLine(say("Scale {0}", current.number()))
                .withLine(new Anchor("risks", say("Back to the risks")));
        add(header);
        if (editing) {
            add(new ScaleEditor(scales, current, () -> UI.getCurrent().navigate("risks/scale")));
            return;
        }
        if (compliance) {
            Button edit = new Button(say("Set a new scale"), click -> UI.getCurrent()
                    .navigate("risks/scale", QueryParameters.of("edit", "yes")));
            edit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.withActions(edit);
        }
        int older = scales.older();
        if (older > 0) {
            add(waiting(older, current, compliance));
        }
        add(new ScaleTables(current));
        if (all.size() > 1) {
            add(new H2(say("Earlier scales")));
            all.stream().skip(1).forEach(scale -> add(folded(scale)));
        }
        if (current.madeAt() != null) {
            Paragraph made = new Paragraph(new Span(say("Set by {0}", String.valueOf(current.madeByName())) + ", "));
            made.add(DueDate.ago(current.madeAt(), clock));
            made.addClassName("quiet");
            add(made);
        }
    }

    private static Details folded(Scale scale) {
        Details details = new Details(say("Scale {0}", scale.number()));
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(new ScaleTables(scale));
            }
        });
        return details;
    }

    private Div waiting(int older, Scale current, boolean compliance) {
        Anchor list = new Anchor(
                "risks?level=older-scale",
                counted(older, "1 risk was assessed on an older scale.", "{0} risks were assessed on an older scale."));
        Div box = new Div(list);
        box.addClassName("stale");
        if (compliance) {
            Button carry = new Button(
                    say("Carry all over …"),
                    click -> Confirm.ask(
                            counted(
                                    older,
                                    "Carry 1 risk over to scale {1}?",
                                    "Carry {0} risks over to scale {1}?",
                                    current.number()),
                            say(
                                    "Each gets the steps that its old ones became. What was accepted of them is to be accepted anew."),
                            say("Carry over"),
                            this::carry));
            carry.addThemeVariants(ButtonVariant.LUMO_SMALL);
            box.add(carry);
        }
        return box;
    }

    private void carry() {
        try {
            int carried = scales.carryAllOver();
            Notices.success(counted(carried, "1 risk was carried over.", "{0} risks were carried over."));
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
        UI.getCurrent().refreshCurrentRoute(true);
    }
}
