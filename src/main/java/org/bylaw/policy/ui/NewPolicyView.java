package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyDetails;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** Begins a policy: its details, and then the editor. */
@Route(value = "policies/new", layout = MainLayout.class)
@PageTitle("New policy · Bylaw")
@RolesAllowed({Role.Name.POLICY_AUTHOR, Role.Name.POLICY_OWNER, Role.Name.COMPLIANCE})
class NewPolicyView extends Page {

    private final transient Policies policies;
    private final PolicyForm form;

    NewPolicyView(Policies policies, People people, CurrentPerson currentPerson) {
        this.policies = policies;
        form = new PolicyForm(people, policies.controlTitles());
        form.begin(currentPerson.require());
        form.withButtons(
                say("Create the policy"), this::create, () -> UI.getCurrent().navigate(LibraryView.class));
        Paragraph lead = new Paragraph(
                say(
                        "First what is known about it; then you write the text. Nothing is seen by others before the owner sends it on, and all of this can be changed later."));
        lead.addClassName("lead");
        add(new PageHeader(say("New policy")), lead, form);
    }

    private void create(PolicyDetails details) {
        try {
            UI.getCurrent().navigate("drafts/" + policies.create(details, ""));
        } catch (Problem problem) {
            form.tell(problem);
        }
    }
}
