package org.bylaw.report.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.bylaw.report.Dashboard;
import org.bylaw.shared.Role;
import org.bylaw.ui.DashboardDetail;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** What management asks for, on one page that also prints as one: figures with their course, each leading to its list. */
@Route(value = "dashboard", layout = MainLayout.class)
@PageTitle("Dashboard · Bylaw")
@RolesAllowed({Role.Name.MANAGEMENT, Role.Name.COMPLIANCE, Role.Name.AUDITOR, Role.Name.ADMIN})
class DashboardView extends Page {

    private static final int COURSE_DAYS = 365;

    DashboardView(Dashboard dashboard, List<DashboardDetail> details, Clock clock) {
        addClassName("dashboard");
        LocalDate today = LocalDate.now(clock);
        Button print = new Button(say("Print"));
        print.getElement().executeJs("this.addEventListener('click', () => window.print())");
        add(new PageHeader(say("Dashboard"))
                .withLine(say("As of {0}", DueDate.exact(today)))
                .withActions(print));
        Div cards = new Div();
        cards.addClassName("stats");
        dashboard.figures(today.minusDays(COURSE_DAYS)).forEach(figure -> cards.add(new FigureCard(figure, today)));
        Div below = new Div();
        below.addClassName("dashboard-details");
        details.stream().sorted(Comparator.comparingInt(DashboardDetail::order)).forEach(detail -> {
            Div card = new Div(detail.render());
            card.addClassName("card");
            below.add(card);
        });
        add(cards, below);
    }
}
