package org.bylaw.approval.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bylaw.approval.ApprovalPage;
import org.bylaw.approval.ApprovalRecords;
import org.bylaw.approval.Approvals;
import org.bylaw.approval.RoundView;
import org.bylaw.people.People;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.PageTabs;
import org.bylaw.ui.SubjectPanel;

/** An approval on one page: the text or its changes, the comments beside it, and below, always in view, the decision. */
@Route(value = "approvals/:roundId", layout = MainLayout.class)
@PermitAll
public class ApprovalView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    static final String ROUND = "roundId";
    private static final String COMMENTS = "comments";

    private final transient Approvals approvals;
    private final transient ApprovalRecords records;
    private final transient People people;
    private final transient List<SubjectPanel> panels;
    private final transient Clock clock;
    private final Div notice = new Div();
    private final transient List<DecisionForm> forms = new ArrayList<>();
    private UUID roundId = new UUID(0, 0);
    private String tab = "";
    private String title = say("Approval");

    public ApprovalView(
            Approvals approvals, ApprovalRecords records, People people, List<SubjectPanel> panels, Clock clock) {
        this.approvals = approvals;
        this.records = records;
        this.people = people;
        this.clock = clock;
        this.panels = panels.stream()
                .sorted(Comparator.comparingInt(SubjectPanel::order))
                .toList();
        addClassName("approval-page");
        notice.getElement().setAttribute("role", "status");
    }

    static RouteParameters parameters(UUID roundId) {
        return new RouteParameters(ROUND, roundId.toString());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        roundId = Addresses.id(event, ROUND, say("approval"));
        tab = event.getLocation().getQueryParameters().getSingleParameter("tab").orElse("");
        show("");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(String typed) {
        ApprovalPage page = records.page(roundId);
        RoundView round = page.round();
        title = say("Approval of {0}", Words.title(round));
        forms.clear();
        removeAll();
        notice.removeAll();
        if (page.textChanged()) {
            tell(
                    say(
                            "The text has changed since this round was opened, so nobody can decide on it. The owner can withdraw it and submit it again."),
                    false);
        }
        add(header(round), notice, content(page));
        add(bar(page, typed));
    }

    private PageHeader header(RoundView round) {
        PageHeader header = new PageHeader(Words.title(round)).withLine(Words.badge(round.state()));
        if (round.number() > 1) {
            header.withLine(say("Round {0}", round.number()));
        }
        header.withLine(say("Owner {0}", round.ownerName()));
        Span opened = new Span(new Span(say("Submitted") + " "), DueDate.ago(round.openedAt(), clock));
        header.withLine(opened);
        header.withActions(new Anchor(
                "." + round.path(),
                round.page().kind().equals(SubjectRef.POLICY) ? say("Open the policy") : say("Open its page")));
        return header;
    }

    private Div content(ApprovalPage page) {
        RoundView round = page.round();
        Div left = new Div();
        if (!round.summary().isBlank()) {
            Paragraph summary = new Paragraph(round.summary());
            summary.addClassName("lead");
            left.add(summary);
        }
        left.add(text(round));
        Aside right = new Aside();
        right.addClassNames("approval-side", "stack");
        right.getElement().setAttribute("aria-label", say("Decisions and comments"));
        right.add(section(
                say("Who decides"),
                new StageList(
                        round,
                        clock,
                        page.mayHandOver()
                                ? seat -> new HandOverDialog(approvals, people, roundId, seat, this::refresh).open()
                                : null)));
        panels.stream()
                .filter(panel -> panel.key().equals(COMMENTS)
                        && panel.supports(round.subject().kind()))
                .forEach(panel -> right.add(section(say(panel.label()), panel.render(round.subject()))));
        if (!page.earlier().isEmpty()) {
            Div earlier = new Div();
            earlier.addClassName("stack");
            page.earlier().forEach(old -> earlier.add(ApprovalPanel.folded(old, clock, false)));
            right.add(section(say("Earlier rounds"), earlier));
        }
        Div columns = new Div(left, right);
        columns.addClassNames("columns", "approval-columns");
        return columns;
    }

    /** The text and its comparison with what is in force come from the module whose thing it is. */
    private Component text(RoundView round) {
        List<SubjectPanel> readable = panels.stream()
                .filter(panel -> panel.key().equals("text") || panel.key().equals("changes"))
                .filter(panel -> panel.supports(round.subject().kind()))
                .toList();
        if (readable.isEmpty()) {
            return new Anchor("." + round.path(), say("Read it on its own page"));
        }
        PageTabs tabs = new PageTabs(say("Text and changes"));
        Div body = new Div();
        SubjectPanel chosen = readable.stream()
                .filter(panel -> panel.key().equals(tab))
                .findFirst()
                .orElse(readable.getFirst());
        readable.forEach(panel -> tabs.add(new Tab(say(panel.label()))));
        tabs.setSelectedIndex(readable.indexOf(chosen));
        body.add(chosen.render(round.subject()));
        tabs.addSelectedChangeListener(change -> {
            SubjectPanel panel = readable.get(tabs.getSelectedIndex());
            tab = panel.key();
            body.removeAll();
            body.add(panel.render(round.subject()));
            UI.getCurrent().getPage().getHistory().replaceState(null, "approvals/%s?tab=%s".formatted(roundId, tab));
        });
        return new Div(tabs, body);
    }

    private static Section section(String title, Component content) {
        H2 heading = new H2(title);
        heading.addClassName("side-title");
        return new Section(heading, content);
    }

    private Component bar(ApprovalPage page, String typed) {
        RoundView round = page.round();
        Div bar = new Div();
        bar.addClassNames("approval-bar", "no-print");
        bar.getElement().setAttribute("role", "region");
        bar.getElement().setAttribute("aria-label", say("Decision"));
        Div state = new Div();
        state.addClassName("approval-state");
        if (round.state() == RoundView.State.OPEN) {
            state.add(new Span(Words.stillNeeded(round)));
            round.openStage().ifPresent(stage -> state.add(DueDate.of(stage.dueAt(), clock)));
        } else {
            state.add(Words.badge(round.state()));
            if (round.closedAt() != null) {
                state.add(DueDate.ago(round.closedAt(), clock));
            }
        }
        bar.add(state);
        for (ApprovalPage.Turn turn : page.turns()) {
            DecisionForm form = new DecisionForm(approvals, round, turn, typed, this::refresh, this::stale);
            forms.add(form);
            bar.add(form);
        }
        if (page.wroteIt() && round.state() == RoundView.State.OPEN) {
            Span writer = new Span(say("You wrote part of this text, so others decide on it."));
            writer.addClassName("quiet");
            bar.add(writer);
        }
        return bar;
    }

    private void refresh() {
        show("");
    }

    /** Says so above, and keeps what was typed until the person asks for the present state. */
    private void stale(String message) {
        tell(message, true);
        notice.scrollIntoView();
    }

    private void tell(String message, boolean offerReload) {
        notice.removeAll();
        Div box = new Div(new Span(message));
        box.addClassName("stale");
        if (offerReload) {
            Button reload = new Button(say("Show how it stands now"), click -> show(typed()));
            reload.addThemeVariants(ButtonVariant.LUMO_SMALL);
            box.add(reload);
            if (!typed().isBlank()) {
                Paragraph kept = new Paragraph(say("You had written: {0}", typed()));
                kept.addClassName("quiet");
                box.add(kept);
            }
        }
        notice.add(box);
    }

    private String typed() {
        return forms.stream()
                .map(DecisionForm::typed)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }
}
