package org.bylaw.controlreview.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.bylaw.controlreview.ControlReviewList;
import org.bylaw.controlreview.ControlReviewList.Filter;
import org.bylaw.controlreview.ControlReviewState;
import org.bylaw.controlreview.ControlReviews;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Role;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.FilterField;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** All reviews of controls: the late ones first, then by date. Filters stand in the address. */
@Route(value = "control-reviews", layout = MainLayout.class)
@PageTitle("Control reviews · Bylaw")
@RolesAllowed({Role.Name.CONTROL_OWNER, Role.Name.COMPLIANCE, Role.Name.AUDITOR, Role.Name.MANAGEMENT, Role.Name.ADMIN})
class ControlReviewsView extends Page implements BeforeEnterObserver {

    private final transient ControlReviewList list;
    private final transient ControlReviews reviews;
    private final transient People people;
    private final boolean compliance;
    private final TextField text = new FilterField(say("Number or title"));
    private final Select<ControlReviewState> state = new Select<>();
    private final ComboBox<Person> owner = new ComboBox<>();
    private final Checkbox overdue = new Checkbox(say("Late only"));
    private final Checkbox mine = new Checkbox(say("Mine only"));
    private final ReviewGrid grid;
    private final PageHeader header = new PageHeader(say("Control reviews"));
    private final Span count = new Span();
    private final EmptyState empty = new EmptyState(
            VaadinIcon.CLIPBOARD_CHECK,
            say("No review fits"),
            say(
                    "Change the filters above. A control that applies and has an owner gets its first review by itself; compliance plans the others."));
    private Filter filter = Filter.NONE;
    private boolean reading;

    ControlReviewsView(
            ControlReviewList list, ControlReviews reviews, People people, CurrentPerson currentPerson, Clock clock) {
        this.list = list;
        this.reviews = reviews;
        this.people = people;
        this.compliance = currentPerson.has(Role.COMPLIANCE);
        this.grid = new ReviewGrid(say("Control reviews"), clock, false);
        grid.setItems(query -> list.page(filter, query.getOffset(), query.getLimit()).stream());
        grid.setMinHeight("min(70vh, 640px)");
        header.withLine(count);
        add(header, toolbar(), grid, empty);
    }

    private Div toolbar() {
        state.setItems(ControlReviewState.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(say("All states"));
        state.setItemLabelGenerator(value -> value == null ? say("All states") : say(value.word()));
        state.setAriaLabel(say("State"));
        owner.setItems(
                query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        owner.setItemLabelGenerator(Person::name);
        owner.setPlaceholder(say("All owners"));
        owner.setAriaLabel(say("Owner"));
        owner.setClearButtonVisible(true);
        text.addValueChangeListener(change -> go());
        state.addValueChangeListener(change -> go());
        owner.addValueChangeListener(change -> go());
        overdue.addValueChangeListener(change -> go());
        mine.addValueChangeListener(change -> go());
        Div toolbar = new Div(text, state, owner, overdue, mine);
        toolbar.addClassName("toolbar");
        return toolbar;
    }

    /** Puts the filters into the address; entering it shows what they leave. */
    private void go() {
        if (!reading) {
            UI.getCurrent()
                    .navigate(
                            "control-reviews",
                            new ControlReviewsAddress(
                                            text.getValue(),
                                            state.getValue(),
                                            owner.getValue() == null
                                                    ? ""
                                                    : owner.getValue().username(),
                                            overdue.getValue(),
                                            mine.getValue())
                                    .query());
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ControlReviewsAddress address =
                ControlReviewsAddress.of(event.getLocation().getQueryParameters());
        reading = true;
        text.setValue(address.text());
        state.setValue(address.state());
        owner.setValue(people.findByUsername(address.owner()).orElse(null));
        overdue.setValue(address.overdue());
        mine.setValue(address.mine());
        reading = false;
        filter = new Filter(
                address.text(),
                address.state(),
                owner.getValue() == null ? null : owner.getValue().id(),
                address.overdue(),
                address.mine());
        show();
    }

    private void show() {
        int found = list.count(filter);
        count.setText(counted(found, "1 review", "{0} reviews"));
        grid.getLazyDataView().setItemCountCallback(query -> found);
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        grid.getDataProvider().refreshAll();
        if (compliance) {
            actions();
        }
    }

    /** The one to do now is to plan what has no review; else to pull forward. */
    private void actions() {
        int unplanned = list.unplanned();
        Button pull = new Button(
                say("Pull forward …"), click -> new PullForwardDialog(reviews, list, List.of(), this::show).open());
        Button plan = new Button(counted(unplanned, "Plan 1 review", "Plan {0} reviews"), click -> plan());
        plan.setTooltipText(say("For each control that applies and has no review ahead."));
        plan.setVisible(unplanned > 0);
        plan.setDisableOnClick(true);
        plan.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        header.withActions(pull, plan);
    }

    private void plan() {
        Notices.success(counted(reviews.planAll(), "1 review is planned.", "{0} reviews are planned."));
        show();
    }
}
