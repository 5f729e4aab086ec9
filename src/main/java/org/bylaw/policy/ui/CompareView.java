package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.VersionFacts;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** Any two versions of a policy compared. */
@Route(value = "compare/:before([0-9a-f-]{36})/:after([0-9a-f-]{36})", layout = MainLayout.class)
@PageTitle("Comparison · Bylaw")
@PermitAll
class CompareView extends Page implements BeforeEnterObserver {

    private final transient Policies policies;

    CompareView(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        VersionFacts before = version(event, "before");
        VersionFacts after = version(event, "after");
        PolicyFacts policy = policies.policy(after.policyId());
        removeAll();
        add(
                new PageHeader(policy.title())
                        .withLine(say("Version {0} compared with {1}", after.number(), before.number()))
                        .withLine(new Anchor(
                                PolicyView.address(policy.id(), after.id(), "text"), say("Back to the policy"))),
                new ComparedText(policies.text(before.id()), policies.text(after.id())));
    }

    private VersionFacts version(BeforeEnterEvent event, String parameter) {
        return policies.version(Addresses.id(event, parameter, say("version")));
    }
}
