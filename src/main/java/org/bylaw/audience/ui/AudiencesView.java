package org.bylaw.audience.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.bylaw.audience.AudienceRule;
import org.bylaw.audience.Audiences;
import org.bylaw.audience.Choices;
import org.bylaw.audience.SavedAudience;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** The audiences that have a name: whom they mean, and their changes. */
@Route(value = "audiences", layout = MainLayout.class)
@PageTitle("Audiences · Bylaw")
@RolesAllowed({"hr", "compliance"})
class AudiencesView extends Page implements BeforeEnterObserver {

    private final transient Audiences audiences;
    private final transient Choices choices;
    private final transient Clock clock;
    private final Div content = new Div();

    AudiencesView(Audiences audiences, Choices choices, Clock clock) {
        this.audiences = audiences;
        this.choices = choices;
        this.clock = clock;
        Button create = new Button(say("New audience"), click -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        add(
                new PageHeader(say("Audiences"))
                        .withLine(say("Groups of people that campaigns ask, to be chosen again by their name."))
                        .withActions(create),
                content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        content.removeAll();
        List<SavedAudience> saved = audiences.saved();
        if (saved.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.GROUP,
                    say("No audience is saved yet"),
                    say("Save whom you ask again and again: a department without its contractors, everyone in Rome.")));
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("work-list");
        saved.forEach(each -> list.add(item(each)));
        content.add(list);
    }

    private ListItem item(SavedAudience audience) {
        Span what = new Span(audience.name());
        what.addClassName("work-what");
        Span why = new Span(AudienceWords.sentence(audience.rule(), choices));
        why.addClassName("work-why");
        Span changed = new Span(new Span(audience.changedBy() + ", "), DueDate.ago(audience.changedAt(), clock));
        changed.addClassName("quiet");
        Button change = new Button(say("Change"), click -> change(audience));
        Button remove = new Button(say("Remove …"), click -> remove(audience));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        Div acts = new Div(changed, change, remove);
        acts.addClassNames("work-due", "row");
        Div line = new Div(what, acts, why);
        line.addClassName("work-link");
        ListItem item = new ListItem(line);
        item.addClassName("work-item");
        return item;
    }

    private void create() {
        new AudienceDialog(audiences, choices, "", AudienceRule.EVERYONE, (name, rule) -> {
                    audiences.save(name, rule);
                    done(say("“{0}” is saved.", name.strip()));
                })
                .open();
    }

    private void change(SavedAudience audience) {
        new AudienceDialog(audiences, choices, audience.name(), audience.rule(), (name, rule) -> {
                    audiences.change(audience.id(), audience.revision(), name, rule);
                    done(say("“{0}” is changed. Campaigns that run keep the rule they began with.", name.strip()));
                })
                .open();
    }

    private void remove(SavedAudience audience) {
        Confirm.ask(
                say("Remove “{0}”?", audience.name()),
                say("It can no longer be chosen. Campaigns that used it keep their rule."),
                say("Remove the audience"),
                () -> {
                    audiences.remove(audience.id());
                    done(say("“{0}” is removed.", audience.name()));
                });
    }

    private void done(String words) {
        Notices.success(words);
        show();
    }
}
