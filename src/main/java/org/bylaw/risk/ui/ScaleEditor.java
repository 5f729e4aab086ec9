package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bylaw.risk.RiskLevel;
import org.bylaw.risk.RiskScales;
import org.bylaw.risk.Scale;
import org.bylaw.risk.Scale.Axis;
import org.bylaw.risk.ScaleDraft;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Makes a scale that takes the place of the present one: its steps, the level of each cell, and what owners may accept. */
final class ScaleEditor extends Div {

    private record Place(int likelihood, int impact) {}

    private final transient RiskScales scales;
    private final transient Scale before;
    private final transient Runnable afterwards;
    private final AxisEditor likelihoods;
    private final AxisEditor impacts;
    private final transient Map<Place, RiskLevel> levels = new HashMap<>();
    private final Div cells = new Div();
    private final Paragraph wrong = new Paragraph();
    private final IntegerField medium = threshold(say("Medium from"), 5);
    private final IntegerField high = threshold(say("High from"), 10);
    private final IntegerField veryHigh = threshold(say("Very high from"), 15);
    private final Select<RiskLevel> acceptable = new Select<>();

    ScaleEditor(RiskScales scales, Scale before, Runnable afterwards) {
        this.scales = scales;
        this.before = before;
        this.afterwards = afterwards;
        addClassName("stack");
        likelihoods = new AxisEditor(before, Axis.LIKELIHOOD, this::showCells);
        impacts = new AxisEditor(before, Axis.IMPACT, this::showCells);
        Div axes = new Div(likelihoods, impacts);
        axes.addClassName("risk-matrices");
        acceptable.setLabel(say("Owners accept what remains up to"));
        acceptable.setItems(RiskLevel.values());
        acceptable.setItemLabelGenerator(level -> say(level.word()));
        acceptable.setHelperText(say("Higher, only an owner of management accepts."));
        acceptable.setValue(before.acceptable());
        for (int likelihood = 1; likelihood <= before.likelihoods().size(); likelihood++) {
            for (int impact = 1; impact <= before.impacts().size(); impact++) {
                levels.put(new Place(likelihood, impact), before.level(likelihood, impact));
            }
        }
        wrong.addClassName("late");
        wrong.getElement().setAttribute("role", "alert");
        wrong.setVisible(false);
        add(axes, new H2(say("Levels")), thresholds(), cells, wrong, acceptable, buttons());
        showCells();
    }

    private static IntegerField threshold(String label, int value) {
        IntegerField field = new IntegerField(label);
        field.setMin(1);
        field.setMax(Scale.MOST * Scale.MOST + 1);
        field.setStepButtonsVisible(true);
        field.setValue(value);
        return field;
    }

    private Div thresholds() {
        Paragraph hint = new Paragraph(
                say("Fill the matrix by thresholds of likelihood times impact, or choose the level of each cell."));
        hint.addClassName("quiet");
        Div fields = new Div(medium, high, veryHigh, new Button(say("Fill by thresholds"), click -> fill()));
        fields.addClassName("toolbar");
        return new Div(hint, fields);
    }

    private void fill() {
        levels.clear();
        showCells();
    }

    private RiskLevel byThreshold(Place place) {
        int product = place.likelihood() * place.impact();
        if (veryHigh.getValue() != null && product >= veryHigh.getValue()) {
            return RiskLevel.VERY_HIGH;
        }
        if (high.getValue() != null && product >= high.getValue()) {
            return RiskLevel.HIGH;
        }
        return medium.getValue() != null && product >= medium.getValue() ? RiskLevel.MEDIUM : RiskLevel.LOW;
    }

    private void showCells() {
        NativeTable table = new NativeTable();
        NativeTableRow top = new NativeTableRow(ScaleTables.head(say("Likelihood ↓ Impact →"), "col"));
        for (int impact = 1; impact <= impacts.size(); impact++) {
            top.add(ScaleTables.head(impacts.name(impact), "col"));
        }
        NativeTableHeader header = new NativeTableHeader();
        header.add(top);
        NativeTableBody body = new NativeTableBody();
        for (int likelihood = likelihoods.size(); likelihood >= 1; likelihood--) {
            NativeTableRow row = new NativeTableRow(ScaleTables.head(likelihoods.name(likelihood), "row"));
            for (int impact = 1; impact <= impacts.size(); impact++) {
                row.add(cell(new Place(likelihood, impact)));
            }
            body.add(row);
        }
        table.add(header, body);
        Div picture = ScaleTables.scroll(table, say("Levels by likelihood and impact"));
        picture.addClassName("risk-matrix");
        cells.removeAll();
        cells.add(picture);
    }

    private NativeTableCell cell(Place place) {
        NativeTableCell cell = new NativeTableCell();
        Select<RiskLevel> level = new Select<>();
        level.setItems(RiskLevel.values());
        level.setItemLabelGenerator(value -> say(value.word()));
        level.setAriaLabel(say(
                "Level of likelihood {0}, impact {1}",
                likelihoods.name(place.likelihood()), impacts.name(place.impact())));
        level.setValue(levels.computeIfAbsent(place, this::byThreshold));
        cell.addClassNames("level-cell", LevelBadge.css(level.getValue()));
        level.addValueChangeListener(change -> {
            levels.put(place, change.getValue());
            cell.removeClassName(LevelBadge.css(change.getOldValue()));
            cell.addClassName(LevelBadge.css(change.getValue()));
        });
        cell.add(level);
        return cell;
    }

    private Div buttons() {
        Button save = new Button(say("Put scale {0} into use", before.number() + 1), click -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div buttons = new Div(new Button(say("Cancel"), click -> afterwards.run()), save);
        buttons.addClassName("row");
        return buttons;
    }

    private ScaleDraft draft() {
        List<List<RiskLevel>> rows = new ArrayList<>();
        for (int likelihood = 1; likelihood <= likelihoods.size(); likelihood++) {
            List<RiskLevel> row = new ArrayList<>();
            for (int impact = 1; impact <= impacts.size(); impact++) {
                row.add(levels.computeIfAbsent(new Place(likelihood, impact), this::byThreshold));
            }
            rows.add(row);
        }
        return new ScaleDraft(
                likelihoods.steps(),
                impacts.steps(),
                rows,
                acceptable.getValue(),
                likelihoods.carried(),
                impacts.carried());
    }

    private void save() {
        wrong.setVisible(false);
        try {
            scales.set(before.number(), draft());
        } catch (Problem problem) {
            Notices.problem(
                    problem,
                    Map.<String, HasValidation>of("likelihoods", likelihoods.field(), "impacts", impacts.field()));
            wrong.setText(problem.getMessage());
            wrong.setVisible(true);
            return;
        }
        Notices.success(say("The new scale is in use."));
        afterwards.run();
    }
}
