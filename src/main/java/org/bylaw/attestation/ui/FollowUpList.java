package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bylaw.attestation.FollowUp;
import org.bylaw.attestation.FollowUps;
import org.bylaw.ui.DueDate;

/** What the people of a campaign asked, what waits first; nothing where nobody did. */
class FollowUpList extends Section {

    private static final int STEP = 20;

    private final transient FollowUps followUps;
    private final transient Clock clock;
    private final UUID campaignId;
    private final UnorderedList list = new UnorderedList();
    private final Button more = new Button(say("Show older ones"), click -> load());

    FollowUpList(FollowUps followUps, UUID campaignId, Clock clock) {
        this.followUps = followUps;
        this.campaignId = campaignId;
        this.clock = clock;
        addClassName("people");
        list.addClassName("work-list");
        add(new H2(say("Questions and exceptions")), list, more);
        load();
        setVisible(list.getComponentCount() > 0);
    }

    private void load() {
        List<FollowUp> next = followUps.ofCampaign(campaignId, list.getComponentCount(), STEP);
        next.forEach(each -> list.add(item(each)));
        more.setVisible(next.size() == STEP);
    }

    private ListItem item(FollowUp followUp) {
        Span what = new Span(followUp.personName());
        what.addClassName("work-what");
        Span state = new Span(FollowUpWords.badge(followUp), DueDate.ago(followUp.askedAt(), clock));
        state.addClassNames("work-due", "row");
        Span why = new Span(FollowUpWords.title(followUp) + ": " + followUp.words());
        why.addClassName("work-why");
        Anchor link = new Anchor("follow-ups/" + followUp.id(), "");
        link.addClassName("work-link");
        link.add(what, state, why);
        ListItem item = new ListItem(link);
        item.addClassName("work-item");
        return item;
    }
}
