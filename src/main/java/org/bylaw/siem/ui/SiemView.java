package org.bylaw.siem.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.siem.ReceiverState;
import org.bylaw.siem.RefusedEvent;
import org.bylaw.siem.Siem;
import org.bylaw.siem.TroubleWords;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** How the trail gets to the SIEM: each receiver with what waits, what is wrong and what it refused. */
@Route(value = "siem", layout = MainLayout.class)
@PageTitle("SIEM · Bylaw")
@RolesAllowed({Role.Name.ADMIN, Role.Name.COMPLIANCE, Role.Name.AUDITOR})
class SiemView extends Page implements BeforeEnterObserver {

    private final transient Siem siem;
    private final transient Clock clock;

    SiemView(Siem siem, Clock clock) {
        this.siem = siem;
        this.clock = clock;
        addClassName("operations");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        boolean mayAct = siem.mayAct();
        List<ReceiverState> receivers = siem.receivers();
        removeAll();
        add(new PageHeader(say("SIEM"))
                .withLine(mayAct ? "" : say("You may look; administrators act"))
                .withActions(new Button(say("Look again"), VaadinIcon.REFRESH.create(), click -> show())));
        if (receivers.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.SHIELD,
                    say("No SIEM is set up"),
                    say("Set BYLAW_SIEM_SPLUNK_URL or BYLAW_SIEM_SYSLOG_HOST where Bylaw is started. Each row of the"
                            + " audit trail then goes there, in order and with nothing lost.")));
            add(new SetUpHelp());
            return;
        }
        Paragraph lead = new Paragraph(say(
                "Each row of the audit trail goes there once it is sealed, in order. While a receiver is away, all of"
                        + " it waits here."));
        lead.addClassName("lead");
        add(lead);
        receivers.forEach(receiver -> {
            add(new H2(name(receiver)), new ReceiverCard(receiver, mayAct, this::sendTest, this::tryNow, clock));
            List<RefusedEvent> refused = receiver.refused() == 0 ? List.of() : siem.refused(receiver.name());
            if (!refused.isEmpty()) {
                add(new RefusedList(receiver, refused, mayAct, this::tryRefused, clock));
            }
        });
        add(new SetUpHelp());
    }

    static String name(ReceiverState receiver) {
        return receiver.name().equals("splunk") ? say("Splunk") : say("Syslog");
    }

    private void sendTest(ReceiverState receiver) {
        tell(siem.sendTest(receiver.name()), say("The test event has arrived at {0}.", receiver.where()));
    }

    private void tryNow(ReceiverState receiver) {
        siem.tryNow(receiver.name());
        Notices.success(say("It is tried now. Look again in a moment."));
        show();
    }

    private void tryRefused(RefusedEvent event) {
        try {
            tell(siem.tryRefused(event.id()), say("The event has arrived."));
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            show();
        }
    }

    private void tell(Siem.Attempt attempt, String arrived) {
        switch (attempt.outcome()) {
            case ARRIVED -> Notices.success(arrived);
            case WAITING -> Notices.success(say("The receiver took it, and has not confirmed yet that it is stored."));
            case FAILED ->
                Notices.problem(TroubleWords.advice(attempt.trouble())
                        + (attempt.words().isEmpty() ? "" : " " + say("It says: {0}", attempt.words())));
        }
        show();
    }
}
