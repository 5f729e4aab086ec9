package org.bylaw.retention.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.bylaw.retention.LegalHold;
import org.bylaw.retention.LegalHolds;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.ui.StatusBadge;
import org.jspecify.annotations.Nullable;

/** The legal holds, those that lie first. */
final class HoldGrid extends Grid<LegalHold> {

    private final transient LegalHolds holds;
    private final transient Consumer<LegalHold> lift;
    private final transient Clock clock;

    HoldGrid(LegalHolds holds, int count, Clock clock, Consumer<LegalHold> lift) {
        this.holds = holds;
        this.lift = lift;
        this.clock = clock;
        addComponentColumn(HoldGrid::name).setHeader(say("What is held")).setFlexGrow(4);
        addComponentColumn(this::put).setHeader(say("Placed by")).setFlexGrow(2);
        addComponentColumn(this::standing).setHeader(say("Standing")).setFlexGrow(3);
        NarrowGrid.use(this, addComponentColumn(this::narrow).setHeader(say("What is held")));
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        setAriaLabel(say("Legal holds"));
        setMinHeight("240px");
        setItems(query -> holds.page(query.getOffset(), query.getLimit()).stream());
        getLazyDataView().setItemCountCallback(query -> count);
    }

    private static Div name(LegalHold hold) {
        Span name = new Span(
                hold.subjectId() == null
                        ? say(hold.kind().word())
                        : Objects.requireNonNullElse(hold.subjectName(), "–"));
        name.addClassName("name");
        Span reason = new Span(hold.reason());
        reason.addClassName("quiet");
        return cell(name, reason);
    }

    private Div put(LegalHold hold) {
        return cell(new Span(hold.putByName()), new Span(day(hold.putAt())));
    }

    private Component standing(LegalHold hold) {
        if (!hold.lies()) {
            return cell(
                    new Span(say("Lifted by {0} on {1}", hold.liftedByName(), day(hold.liftedAt()))),
                    new Span(Objects.requireNonNullElse(hold.liftedWhy(), "")));
        }
        Div cell = cell(new StatusBadge(StatusBadge.Kind.WAITING, say("Under legal hold")));
        if (holds.mayLift(hold)) {
            Button button = new Button(say("Lift…"), click -> lift.accept(hold));
            button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            cell.add(button);
        }
        return cell;
    }

    private Div narrow(LegalHold hold) {
        Div cell = name(hold);
        cell.add(new Span(hold.putByName()), standing(hold));
        return cell;
    }

    private String day(@Nullable Instant instant) {
        return instant == null
                ? ""
                : DueDate.exact(instant.atZone(clock.getZone()).toLocalDate());
    }

    private static Div cell(Component... parts) {
        Div cell = new Div(parts);
        cell.addClassName("cell-stack");
        return cell;
    }
}
