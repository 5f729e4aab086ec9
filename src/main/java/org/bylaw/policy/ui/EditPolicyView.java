package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.bylaw.people.People;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyAccess;
import org.bylaw.policy.PolicyDetails;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** Changes a policy's details; its text has drafts of its own. */
@Route(value = "policies/:policyId([0-9a-f-]{36})/edit", layout = MainLayout.class)
@RolesAllowed({Role.Name.POLICY_AUTHOR, Role.Name.POLICY_OWNER, Role.Name.COMPLIANCE})
class EditPolicyView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Policies policies;
    private final transient People people;
    private final transient PolicyAccess access;
    private String title = say("Details");

    EditPolicyView(Policies policies, People people, PolicyAccess access) {
        this.policies = policies;
        this.people = people;
        this.access = access;
    }

    @Override
    public String getPageTitle() {
        return title + " · Bylaw";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID policyId = Addresses.id(event, "policyId", say("policy"));
        PolicyFacts facts = policies.policy(policyId);
        if (!access.maySteer(facts)) {
            throw Problem.forbidden(say("Only {0}, who owns it, changes its details.", facts.ownerName()));
        }
        title = say("Details of {0}", facts.title());
        PolicyForm form = new PolicyForm(people, policies.controlTitles());
        form.show(facts);
        Editing editing = new Editing(form, facts);
        form.withButtons(say("Save the details"), editing::save, () -> leave(policyId));
        removeAll();
        add(new PageHeader(title), form);
    }

    private static void leave(UUID policyId) {
        UI.getCurrent().navigate("policies/" + policyId);
    }

    /** One form on the facts that it was opened or brought up to date with. */
    private final class Editing {

        private final PolicyForm form;
        private PolicyFacts base;

        private Editing(PolicyForm form, PolicyFacts base) {
            this.form = form;
            this.base = base;
        }

        private void save(PolicyDetails details) {
            try {
                policies.change(base.id(), base.revision(), details);
                Notices.success(say("The details were saved."));
                leave(base.id());
            } catch (Problem problem) {
                PolicyFacts now = policies.policy(base.id());
                if (problem.kind() == Problem.Kind.STALE && now.revision() != base.revision()) {
                    form.merge(base, now);
                    base = now;
                } else {
                    form.tell(problem);
                }
            }
        }
    }
}
