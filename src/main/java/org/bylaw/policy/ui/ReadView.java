package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.document.Markdown;
import org.bylaw.document.RenderedText;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.FoldedPanels;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.ReadingText;
import org.bylaw.ui.SubjectPanel;

/** A policy in force, to read and to print, with an outline to jump in. */
@Route(value = "read/:policyId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
class ReadView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    /** Parts that other modules show of the policy, in so far as every reader has to do with them. */
    private static final Set<String> PARTS = Set.of("waivers");

    private final transient Policies policies;
    private final transient List<SubjectPanel> panels;
    private final transient Clock clock;
    private String title = say("Read");

    ReadView(Policies policies, List<SubjectPanel> panels, Clock clock) {
        this.policies = policies;
        this.panels =
                panels.stream().filter(panel -> PARTS.contains(panel.key())).toList();
        this.clock = clock;
    }

    @Override
    public String getPageTitle() {
        return title + " · Bylaw";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID policyId = Addresses.id(event, "policyId", say("policy"));
        PolicyFacts policy = policies.policy(policyId);
        VersionFacts version = policies.inForce(policyId)
                .orElseThrow(() -> Problem.notFound(say("Nothing of this policy is in force at present.")));
        RenderedText text = Markdown.render(policies.text(version.id()));
        title = policy.title();
        Button print = new Button(say("Print"), VaadinIcon.PRINT.create());
        print.getElement().executeJs("this.addEventListener('click', () => window.print())");
        PageHeader header = new PageHeader(policy.title())
                .withLine(policy.reference())
                .withLine(say("Version {0}", version.number()))
                .withActions(print);
        if (version.publishedAt() != null) {
            header.withLine(new Span(new Span(say("in force since") + " "), DueDate.ago(version.publishedAt(), clock)));
        }
        header.withLine(say("Questions to {0}", policy.ownerName()));
        FoldedPanels parts = new FoldedPanels(panels, SubjectRef.policy(policyId));
        parts.addClassName("no-print");
        Div columns = new Div(new Div(new ReadingText(text.html()), parts), outline(text));
        columns.addClassName("columns");
        removeAll();
        add(header, columns);
    }

    private static Nav outline(RenderedText text) {
        UnorderedList list = new UnorderedList();
        list.addClassName("outline");
        text.outline().stream().filter(heading -> heading.level() <= 3).forEach(heading -> {
            Anchor jump = new Anchor("#" + heading.id(), heading.text());
            jump.setRouterIgnore(true);
            ListItem item = new ListItem(jump);
            item.getElement().setAttribute("data-level", String.valueOf(heading.level()));
            list.add(item);
        });
        Nav nav = new Nav(list);
        nav.addClassName("no-print");
        nav.getElement().setAttribute("aria-label", say("On this page"));
        return nav;
    }
}
