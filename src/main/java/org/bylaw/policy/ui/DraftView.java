package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.document.Markdown;
import org.bylaw.people.People;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.VersionFacts;
import org.bylaw.policy.VersionState;
import org.bylaw.shared.Role;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.ApproversAhead;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.Go;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.PersonName;
import org.bylaw.ui.ReadingText;

/** A draft: its text as it will read, its headings on the left, and what belongs to the change on the right. */
@Route(value = "drafts/:versionId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
class DraftView extends Page implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    private final transient DraftPaper.Services services;
    private final transient DraftRail rail;
    private final transient People people;
    private final transient ApproversAhead approvers;
    private final Span others = new Span();
    private final Span number = new Span();
    private UUID versionId = new UUID(0, 0);
    private String title = say("Draft");

    /** Empty where the text is only read. */
    private transient Optional<DraftPaper> paper = Optional.empty();

    DraftView(DraftPaper.Services services, DraftRail rail, People people, ApproversAhead approvers) {
        this.services = services;
        this.approvers = approvers;
        this.rail = rail;
        this.people = people;
        addClassName("draft-page");
        others.addClassName("row");
        others.getElement().setAttribute("role", "status");
    }

    @Override
    public String getPageTitle() {
        return title + " · Bylaw";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        versionId = Addresses.id(event, "versionId", say("draft"));
        VersionFacts version = services.policies().version(versionId);
        PolicyFacts policy = services.policies().policy(version.policyId());
        title = say("{0}, draft", policy.title());
        removeAll();
        add(header(policy, version));
        if (services.access().mayWrite(policy, version)) {
            write(policy, version);
        } else {
            read(policy, version);
        }
    }

    private void write(PolicyFacts policy, VersionFacts version) {
        DraftPaper written = new DraftPaper(services, policy, version, this::showOthers);
        paper = Optional.of(written);
        Div columns = new Div(written.outline(), written, rail.of(version, this::showNumber));
        columns.addClassName("draft-columns");
        add(columns);
    }

    private void read(PolicyFacts policy, VersionFacts version) {
        paper = Optional.empty();
        Div notice = new Div(
                new Span(
                        version.state().isEditable()
                                ? say("You may read this draft; its owner, its author and the co-authors write in it.")
                                : Stopped.why(version)),
                new Anchor(PolicyView.address(policy.id(), version.id(), "text"), say("Open the policy")));
        notice.addClassName("stale");
        add(
                notice,
                new ReadingText(
                        Markdown.render(services.policies().text(versionId)).html()));
    }

    private PageHeader header(PolicyFacts policy, VersionFacts version) {
        number.setText(say("Version {0}", version.number()));
        PageHeader header = new PageHeader(policy.title())
                .withLine(
                        new Anchor(PolicyView.address(policy.id(), version.id(), "text"), policy.reference()),
                        Badges.of(version.state()),
                        number);
        if (version.state() == VersionState.CONSULTATION) {
            header.withLine(new Anchor("consultations/" + version.id(), say("Open the consultation")));
        }
        header.withLine(others);
        if (version.state() == VersionState.DRAFT
                && services.access().maySteer(policy)
                && services.currentPerson().hasAny(Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE)) {
            header.withActions(discardButton(policy, version), submitButton(policy));
        }
        return header;
    }

    private Component submitButton(PolicyFacts policy) {
        Button submit = new Button(
                say("Submit…"),
                click -> paper.ifPresent(written -> written.flush(saved -> {
                    if (saved) {
                        submit(policy);
                    } else {
                        Notices.problem(say("Your last changes are not saved yet, so the draft can't be submitted."));
                    }
                })));
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return submit;
    }

    private void submit(PolicyFacts policy) {
        VersionFacts now = services.policies().version(versionId);
        new SubmitDialog(
                        services,
                        people,
                        approvers,
                        policy,
                        now,
                        () -> leaveFor(PolicyView.address(policy.id(), versionId, "text")))
                .open();
    }

    private Component discardButton(PolicyFacts policy, VersionFacts version) {
        Button discard = new Button(
                say("Discard the draft"),
                click -> Confirm.ask(
                        say("Discard the draft of {0} {1}?", policy.title(), version.number()),
                        say("It stays on record as discarded; what is in force does not change."),
                        say("Discard the draft"),
                        () -> {
                            services.submissions().discard(versionId);
                            Notices.success(say("The draft was discarded."));
                            leaveFor("policies");
                        }));
        discard.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_TERTIARY);
        return discard;
    }

    /** Goes elsewhere, where there is nothing left to save. */
    private void leaveFor(String address) {
        paper = Optional.empty();
        Go.to(address);
    }

    private void showNumber() {
        number.setText(say("Version {0}", services.policies().version(versionId).number()));
    }

    private void showOthers(List<String> names) {
        others.removeAll();
        if (!names.isEmpty()) {
            others.add(new Span(say("Also here:")));
            names.forEach(name -> others.add(new PersonName(name)));
        }
    }

    /** Nobody leaves with unsaved text without knowing. */
    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        paper.ifPresent(written -> {
            BeforeLeaveEvent.ContinueNavigationAction leave = event.postpone();
            written.flush(saved -> {
                if (saved) {
                    leave.proceed();
                } else {
                    Confirm.ask(
                            say("Leave without saving your last changes?"),
                            say("They are in this window only, and go with it."),
                            say("Leave without saving"),
                            leave::proceed);
                }
            });
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (paper.isPresent() && services.currentPerson().id().isPresent()) {
            services.presence().gone(versionId);
        }
    }
}
