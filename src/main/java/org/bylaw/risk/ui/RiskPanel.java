package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bylaw.people.People;
import org.bylaw.risk.RiskLine;
import org.bylaw.risk.RiskRegister;
import org.bylaw.risk.RiskScales;
import org.bylaw.risk.Risks;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.SubjectPanel;

/** The part "Risks" of a control's page: the open risks that it treats. */
@org.springframework.stereotype.Component
class RiskPanel extends SubjectPanel {

    private static final int MOST = 50;

    private final RiskRegister register;
    private final RiskScales scales;
    private final Risks risks;
    private final People people;
    private final Clock clock;

    RiskPanel(RiskRegister register, RiskScales scales, Risks risks, People people, Clock clock) {
        super("risks", later("Risks"), 40, Set.of(SubjectRef.CONTROL));
        this.register = register;
        this.scales = scales;
        this.risks = risks;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef control) {
        Div panel = new Div();
        panel.addClassName("stack");
        String code = register.codeOf(control.id());
        List<RiskLine> lines = register.ofControl(control.id(), MOST);
        if (lines.isEmpty()) {
            panel.add(new EmptyState(
                    VaadinIcon.SCALE,
                    say("No risk is linked"),
                    say("Link the risks that this control treats: they say how often it is reviewed.")));
        } else {
            RiskGrid grid = new RiskGrid(scales.current().number(), LocalDate.now(clock));
            grid.setItems(lines);
            grid.setAllRowsVisible(true);
            panel.add(grid);
        }
        Div row = new Div();
        row.addClassName("row");
        if (risks.mayEnter()) {
            row.add(new Button(say("Enter a risk"), click -> RiskDialog.enter(
                            risks, people, code, id -> UI.getCurrent().navigate("risks/" + id))
                    .open()));
        }
        if (!lines.isEmpty()) {
            row.add(new Anchor(
                    "risks?control=" + URLEncoder.encode(code, StandardCharsets.UTF_8),
                    say("See them in the register")));
        }
        panel.add(row);
        return panel;
    }
}
