package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bylaw.people.CurrentPerson;
import org.bylaw.policy.Consultations;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.PolicyAccess;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.Submissions;
import org.bylaw.policy.VersionFacts;
import org.bylaw.policy.VersionState;
import org.bylaw.shared.Role;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.Go;
import org.bylaw.ui.Notices;
import org.springframework.stereotype.Component;

/** What the current person may do with a policy now: the one thing that is next as the primary button, the rest beside it. */
@Component
class PolicyActions {

    private final Drafts drafts;
    private final Submissions submissions;
    private final Consultations consultations;
    private final PolicyAccess access;
    private final CurrentPerson currentPerson;

    PolicyActions(
            Drafts drafts,
            Submissions submissions,
            Consultations consultations,
            PolicyAccess access,
            CurrentPerson currentPerson) {
        this.drafts = drafts;
        this.submissions = submissions;
        this.consultations = consultations;
        this.access = access;
        this.currentPerson = currentPerson;
    }

    List<com.vaadin.flow.component.Component> of(
            PolicyFacts policy, List<VersionFacts> versions, VersionFacts version) {
        List<com.vaadin.flow.component.Component> buttons = new ArrayList<>();
        boolean writes = currentPerson.hasAny(Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE);
        if (writes && access.maySteer(policy)) {
            buttons.add(new Button(
                    say("Edit details"), click -> UI.getCurrent().navigate("policies/" + policy.id() + "/edit")));
        }
        Optional<VersionFacts> underWork =
                versions.stream().filter(other -> other.state().isUnderWork()).findFirst();
        if (underWork.isPresent()) {
            work(policy, underWork.get(), buttons);
        } else if (writes && version.state() == VersionState.PUBLISHED) {
            if (access.maySteer(policy)) {
                buttons.add(new Button(
                        say("Review or retire"),
                        click -> Go.to(PolicyView.address(policy.id(), version.id(), "review"))));
            }
            Button revise =
                    new Button(say("Begin a new version"), click -> new RevisionDialog(policy, version, drafts).open());
            revise.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            buttons.add(revise);
        }
        return buttons;
    }

    private void work(PolicyFacts policy, VersionFacts version, List<com.vaadin.flow.component.Component> buttons) {
        boolean waits = version.state() == VersionState.APPROVAL || version.state() == VersionState.APPROVED;
        if (waits && access.maySteer(policy)) {
            buttons.add(new Button(
                    say("Withdraw {0}", version.number()),
                    click -> new WithdrawDialog(policy, version, submissions).open()));
        }
        if (version.state() == VersionState.DRAFT && access.maySteer(policy)) {
            Button discard = new Button(say("Discard the draft"), click -> discard(policy, version));
            discard.addThemeVariants(ButtonVariant.LUMO_ERROR);
            buttons.add(discard);
        }
        boolean consultation = version.state() == VersionState.CONSULTATION
                && consultations.stage(version.id()) != Consultations.Stage.OVER;
        if (consultation) {
            buttons.add(primary(say("Open the consultation"), "consultations/" + version.id()));
        } else if (access.mayWrite(policy, version)) {
            buttons.add(primary(say("Open the draft"), "drafts/" + version.id()));
        }
    }

    private void discard(PolicyFacts policy, VersionFacts version) {
        Confirm.ask(
                say("Discard the draft of {0} {1}?", policy.title(), version.number()),
                say("It stays on record as discarded; what is in force does not change."),
                say("Discard the draft"),
                () -> {
                    submissions.discard(version.id());
                    Notices.success(say("The draft was discarded."));
                    UI.getCurrent().navigate("policies");
                });
    }

    private static Button primary(String verb, String path) {
        Button button = new Button(verb, click -> Go.to(path));
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }
}
