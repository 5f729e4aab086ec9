package org.bylaw.score.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import java.time.Clock;
import org.bylaw.score.ControlScore;
import org.bylaw.score.FrameworkScore;
import org.bylaw.score.Scores;
import org.bylaw.ui.NarrowGrid;

/** Controls with their points, what these come from and what would gain the rest, page by page from the database. */
final class ControlScoreGrid extends Grid<ControlScore> {

    ControlScoreGrid(Scores scores, FrameworkScore framework, Scores.Order order, int rows, Clock clock) {
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        addComponentColumn(ControlScoreGrid::name).setHeader(say("Control")).setFlexGrow(5);
        addComponentColumn(score -> Words.how(score, clock))
                .setHeader(say("How it stands"))
                .setFlexGrow(4);
        addColumn(score -> Words.points(score.gained(), score.possible()))
                .setHeader(say("Points"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("130px");
        addColumn(score -> Words.number(score.toGain()))
                .setHeader(say("To gain"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("150px");
        addColumn(score -> say(score.next().word()))
                .setHeader(say("What gains them"))
                .setFlexGrow(3);
        NarrowGrid.use(this, addComponentColumn(score -> narrow(score, clock)).setHeader(say("Control")));
        setAriaLabel(say("Controls and their points"));
        setItems(new CallbackDataProvider<ControlScore, Void>(
                query -> scores.controls(framework, order, query.getOffset(), query.getLimit()).stream(),
                query -> rows,
                ControlScore::controlId));
        if (rows <= 20) {
            setAllRowsVisible(true);
        } else {
            setMinHeight("min(70vh, 640px)");
        }
    }

    private static Div name(ControlScore score) {
        Span nature = new Span(say(score.nature().word()));
        nature.addClassName("quiet");
        Div cell = new Div(Words.control(score.code(), score.ref(), score.title()), nature);
        cell.addClassName("cell-stack");
        return cell;
    }

    private static Div narrow(ControlScore score, Clock clock) {
        Div cell = name(score);
        cell.add(
                Words.how(score, clock),
                new Span(say("{0} points", Words.points(score.gained(), score.possible())) + " · "
                        + say(score.next().word())));
        return cell;
    }
}
