package org.bylaw.review.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.function.Consumer;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.review.ReviewCalendar;
import org.bylaw.review.ReviewCalendar.Figures;
import org.bylaw.review.ReviewCalendar.Filter;
import org.bylaw.review.ReviewFacts;
import org.bylaw.review.Reviews;
import org.bylaw.review.ui.CalendarAddress.Show;
import org.bylaw.shared.Role;
import org.bylaw.shared.Say;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.StatFigure;
import org.jspecify.annotations.Nullable;

/** When which policy is to be looked at again: figures, the late ones, and the months ahead. Filters stand in the address. */
@Route(value = "reviews", layout = MainLayout.class)
@PageTitle("Reviews · Bylaw")
@RolesAllowed({
    Role.Name.POLICY_AUTHOR,
    Role.Name.POLICY_OWNER,
    Role.Name.APPROVER,
    Role.Name.MANAGEMENT,
    Role.Name.COMPLIANCE,
    Role.Name.AUDITOR,
    Role.Name.ADMIN
})
class ReviewCalendarView extends Page implements BeforeEnterObserver {

    private static final int MONTHS = 12;
    private static final int FIRST_LATE = 10;

    private final transient ReviewCalendar calendar;
    private final transient Reviews reviews;
    private final transient CurrentPerson currentPerson;
    private final transient People people;
    private final transient Clock clock;
    private final ComboBox<Person> owner = new ComboBox<>();
    private final ComboBox<Department> department = new ComboBox<>();
    private final Div content = new Div();
    private CalendarAddress address = new CalendarAddress("", "", Show.ALL, null);
    private boolean reading;

    ReviewCalendarView(
            ReviewCalendar calendar, Reviews reviews, CurrentPerson currentPerson, People people, Clock clock) {
        this.calendar = calendar;
        this.reviews = reviews;
        this.currentPerson = currentPerson;
        this.people = people;
        this.clock = clock;
        add(new PageHeader(say("Reviews")), toolbar(), content);
    }

    private Div toolbar() {
        owner.setItems(
                query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        owner.setItemLabelGenerator(Person::name);
        owner.setPlaceholder(say("All owners"));
        owner.setAriaLabel(say("Owner"));
        owner.setClearButtonVisible(true);
        owner.addValueChangeListener(event -> go(
                address.owner(event.getValue() == null ? "" : event.getValue().username())));
        department.setItems(people.departments());
        department.setItemLabelGenerator(Department::name);
        department.setPlaceholder(say("All departments"));
        department.setAriaLabel(say("Department"));
        department.setClearButtonVisible(true);
        department.addValueChangeListener(event -> go(address.department(
                event.getValue() == null ? "" : event.getValue().code())));
        Div toolbar = new Div(owner, department);
        toolbar.addClassName("toolbar");
        return toolbar;
    }

    /** Puts the filters into the address; entering it shows what they leave. */
    private void go(CalendarAddress wish) {
        if (!reading) {
            UI.getCurrent().navigate("reviews", wish.parameters());
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = CalendarAddress.of(event.getLocation().getQueryParameters());
        reading = true;
        owner.setValue(people.findByUsername(address.owner()).orElse(null));
        department.setValue(people.departments().stream()
                .filter(known -> known.code().equals(address.department()))
                .findFirst()
                .orElse(null));
        reading = false;
        show();
    }

    private Filter filter() {
        return new Filter(
                owner.getValue() == null ? null : owner.getValue().id(),
                department.getValue() == null ? null : department.getValue().id());
    }

    private void show() {
        Filter filter = filter();
        Figures figures = calendar.figures(filter);
        YearMonth first = YearMonth.from(LocalDate.now(clock));
        content.removeAll();
        content.add(figures(figures), new MonthStrip(calendar.months(filter, first, MONTHS), first, MONTHS, address));
        YearMonth month = address.month();
        if (month != null) {
            content.add(list(
                    say("Due in {0}", MonthStrip.name(month)),
                    (offset, limit) -> calendar.due(filter, month.atDay(1), month.atEndOfMonth(), offset, limit)));
            return;
        }
        switch (address.show()) {
            case LATE -> content.add(late(filter, MoreList.STEP));
            case MONTH ->
                content.add(list(
                        say("Due this month"),
                        (offset, limit) -> calendar.due(filter, LocalDate.EPOCH, first.atEndOfMonth(), offset, limit)));
            case SOON ->
                content.add(list(
                        say("Due within 90 days"),
                        (offset, limit) -> calendar.due(filter, LocalDate.EPOCH, calendar.soon(), offset, limit)));
            case DONE ->
                content.add(
                        list(say("Done in twelve months"), (offset, limit) -> calendar.done(filter, offset, limit)));
            case ALL -> {
                if (figures.late() > 0) {
                    content.add(late(filter, FIRST_LATE));
                }
                Agenda agenda = new Agenda(clock, act());
                content.add(new MoreList(
                        say("Ahead"),
                        (offset, limit) -> calendar.due(filter, LocalDate.EPOCH, null, offset, limit),
                        MoreList.STEP,
                        agenda,
                        agenda::append));
            }
        }
    }

    private MoreList late(Filter filter, int step) {
        MoreList late = list(say("Late"), (offset, limit) -> calendar.late(filter, offset, limit), step);
        late.addClassName("late-group");
        return late;
    }

    private MoreList list(String title, MoreList.Fetch fetch) {
        return list(title, fetch, MoreList.STEP);
    }

    private MoreList list(String title, MoreList.Fetch fetch, int step) {
        ReviewList list = new ReviewList(clock, act());
        return new MoreList(title, fetch, step, list, list::append);
    }

    private Div figures(Figures figures) {
        StatFigure late = figure(figures.late(), say("late"), Show.LATE);
        if (figures.late() > 0) {
            late.addClassName("stat-late");
        }
        Div stats = new Div(
                late,
                figure(figures.thisMonth(), say("due this month"), Show.MONTH),
                figure(figures.soon(), say("due within 90 days"), Show.SOON),
                figure(figures.done(), say("done in twelve months"), Show.DONE));
        stats.addClassName("stats");
        return stats;
    }

    private @Nullable Consumer<ReviewFacts> act() {
        return currentPerson.has(Role.COMPLIANCE) ? this::bringForward : null;
    }

    private void bringForward(ReviewFacts review) {
        new BringForwardDialog(reviews, review, this::show).open();
    }

    private StatFigure figure(int number, String label, Show part) {
        boolean open = address.month() == null && address.show() == part;
        StatFigure figure = new StatFigure(
                String.format(Say.language(), "%,d", number),
                label,
                address.show(open ? Show.ALL : part).path());
        if (open) {
            figure.getElement().setAttribute("aria-current", "true");
        }
        return figure;
    }
}
