package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.bylaw.policy.Portal;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** What staff read: the policies that apply to me, and a search in all of them. */
@Route(value = "read", layout = MainLayout.class)
@PageTitle("Read · Bylaw")
@PermitAll
class PortalView extends Page implements BeforeEnterObserver {

    private static final int MOST_HITS = 50;
    private static final int MOST_POLICIES = 500;

    private final transient Portal portal;
    private final transient Clock clock;
    private final TextField words = new TextField();
    private final Div results = new Div();

    PortalView(Portal portal, Clock clock) {
        this.portal = portal;
        this.clock = clock;
        words.setPlaceholder(say("What do our policies say about …"));
        words.setAriaLabel(say("Search in the policies"));
        words.setPrefixComponent(VaadinIcon.SEARCH.create());
        words.setClearButtonVisible(true);
        words.setWidthFull();
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                UI.getCurrent()
                        .navigate(
                                "read",
                                event.getValue().isBlank()
                                        ? QueryParameters.empty()
                                        : new QueryParameters(Map.of("q", List.of(event.getValue()))));
            }
        });
        results.getElement().setAttribute("aria-live", "polite");
        add(new PageHeader(say("What applies to me")), words, results);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted =
                event.getLocation().getQueryParameters().getSingleParameter("q").orElse("");
        words.setValue(wanted);
        results.removeAll();
        List<Portal.Entry> entries =
                wanted.isBlank() ? portal.appliesToMe(0, MOST_POLICIES) : portal.search(wanted, MOST_HITS);
        if (entries.isEmpty()) {
            results.add(
                    wanted.isBlank()
                            ? new EmptyState(
                                    VaadinIcon.BOOK,
                                    say("Nothing applies to you yet"),
                                    say("Policies in force for your department and location will be here."))
                            : new EmptyState(
                                    VaadinIcon.SEARCH,
                                    say("Nothing found for “{0}”", wanted),
                                    say("Try fewer or other words. Quotation marks hold a phrase together.")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("portal-list");
        entries.forEach(entry -> list.add(item(entry)));
        results.add(list);
    }

    private ListItem item(Portal.Entry entry) {
        Anchor title = new Anchor("read/" + entry.policyId(), entry.title());
        H2 heading = new H2(title);
        Span facts = new Span(
                new Span(say(
                                "{0} · {1} · version {2} · in force since",
                                entry.reference(), say(entry.type().word()), entry.version())
                        + " "),
                DueDate.ago(entry.publishedAt(), clock));
        facts.addClassName("quiet");
        ListItem item = new ListItem(heading, facts);
        if (!entry.headline().isEmpty()) {
            Div headline = new Div();
            headline.addClassName("headline");
            headline.getElement().setProperty("innerHTML", entry.headline());
            item.add(headline);
        }
        return item;
    }
}
