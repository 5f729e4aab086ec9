package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.policy.Comments;
import org.bylaw.policy.Consultations;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyAccess;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.VersionFacts;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.PersonName;

/** A consultation: who asks whom for comments until when, text and comments side by side, and below what to do now. */
@Route(value = "consultations/:versionId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
class ConsultationView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Policies policies;
    private final transient Consultations consultations;
    private final transient Comments comments;
    private final transient PolicyAccess access;
    private final transient People people;
    private final transient CurrentPerson currentPerson;
    private final transient Clock clock;
    private UUID versionId = new UUID(0, 0);
    private String title = say("Consultation");

    ConsultationView(
            Policies policies,
            Consultations consultations,
            Comments comments,
            PolicyAccess access,
            People people,
            CurrentPerson currentPerson,
            Clock clock) {
        this.policies = policies;
        this.consultations = consultations;
        this.comments = comments;
        this.access = access;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
        addClassName("approval-page");
    }

    @Override
    public String getPageTitle() {
        return title + " · Bylaw";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        versionId = Addresses.id(event, "versionId", say("consultation"));
        Standing now = standing();
        title = say(
                "Consultation on {0} {1}", now.policy().title(), now.version().number());
        Div state = new Div();
        Div bar = new Div();
        bar.addClassNames("approval-bar", "no-print");
        bar.getElement().setAttribute("role", "region");
        bar.getElement().setAttribute("aria-label", say("What to do now"));
        CommentedText text = new CommentedText(
                versionId, policies, comments, clock, changed -> show(standing(), changed, state, bar));
        removeAll();
        add(header(now), lead(now), state, text, bar);
        show(now, text, state, bar);
    }

    private void show(Standing now, CommentedText text, Div state, Div bar) {
        state.removeAll();
        bar.removeAll();
        if (!now.reviewers().isEmpty()) {
            state.add(new ReviewerList(now, clock));
        }
        bar.add(new ConsultationSteps(now, text.openComments(), consultations, clock, text::reload));
    }

    private Standing standing() {
        VersionFacts version = policies.version(versionId);
        PolicyFacts policy = policies.policy(version.policyId());
        Person me = currentPerson.require();
        return new Standing(
                policy,
                version,
                consultations.stage(versionId),
                consultations.reviewers(versionId),
                me,
                people.actsFor(me.id(), LocalDate.now(clock)),
                access.maySteer(policy),
                access.mayWrite(policy, version));
    }

    private static PageHeader header(Standing now) {
        VersionFacts version = now.version();
        PageHeader header = new PageHeader(now.policy().title())
                .withLine(new Span(now.policy().reference()), Badges.of(version.state()))
                .withLine(say("Version {0}", version.number()))
                .withLine(new PersonName(now.policy().ownerName()));
        if (version.basedOn() != null) {
            header.withLine(new Anchor(
                    "compare/" + version.basedOn() + "/" + version.id(), say("Compare with the version before")));
        }
        return header.withActions(
                new Anchor(PolicyView.address(now.policy().id(), version.id(), "text"), say("Open the policy")));
    }

    private Paragraph lead(Standing now) {
        Paragraph lead = new Paragraph(ConsultationWords.asked(now, clock));
        lead.addClassName("lead");
        return lead;
    }
}
