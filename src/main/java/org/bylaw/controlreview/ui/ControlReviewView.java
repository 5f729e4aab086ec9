package org.bylaw.controlreview.ui;

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
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.ControlReviewList;
import org.bylaw.controlreview.ControlReviewList.Turn;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.FoldedPanels;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.PageTabs;
import org.bylaw.ui.SubjectPanel;
import org.jspecify.annotations.Nullable;

/** One review of a control: the way it goes and what was said, its evidence and findings, and beside them my part. */
@Route(value = "control-reviews/:reviewId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
class ControlReviewView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    /** Panels that have a tab of their own. */
    private static final List<String> TABS = List.of("process", "history", "evidence-pack");

    private final transient ControlReviewList list;
    private final transient StepForms forms;
    private final transient List<SubjectPanel> panels;
    private final transient Clock clock;
    private final Div notice = new Div();
    private @Nullable StepForm form;
    private UUID reviewId = new UUID(0, 0);
    private String tab = "";
    private String title = say("Review");

    ControlReviewView(ControlReviewList list, StepForms forms, List<SubjectPanel> panels, Clock clock) {
        this.list = list;
        this.forms = forms;
        this.panels = panels;
        this.clock = clock;
        addClassName("review-page");
        notice.getElement().setAttribute("role", "status");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        reviewId = Addresses.id(event, "reviewId", say("review"));
        tab = event.getLocation().getQueryParameters().getSingleParameter("tab").orElse("");
        show("");
    }

    @Override
    public String getPageTitle() {
        return say("{0} · Bylaw", title);
    }

    private void show(String typed) {
        ControlReviewFacts review = list.review(reviewId);
        Turn turn = list.turn(review);
        title = Words.title(review);
        removeAll();
        notice.removeAll();
        Div left = new Div(parts(review));
        left.addClassName("stack");
        Div columns = new Div(left, aside(review, turn, typed));
        columns.addClassNames("columns", "review-columns");
        add(header(review, turn), notice, columns);
    }

    private PageHeader header(ControlReviewFacts review, Turn turn) {
        LocalDate today = LocalDate.now(clock);
        PageHeader header = new PageHeader(title)
                .withLine(turn.asked() ? Words.waitsForMe(review, today) : Words.badge(review, today));
        if (Words.hasDate(review)) {
            header.withLine(DueDate.of(review.dueOn(), today));
        }
        if (review.ownerName() != null) {
            header.withLine(say("Owner {0}", review.ownerName()));
        }
        List<Component> actions = new ArrayList<>();
        if (turn.nameReviewer()) {
            actions.add(
                    new Button(say("Name the reviewer …"), click -> forms.nameReviewer(review, () -> show(typed()))));
        }
        if (turn.pullForward()) {
            Button pull = new Button(say("Pull forward …"), click -> forms.pullForward(review, () -> show("")));
            pull.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(pull);
        }
        if (turn.asked()) {
            Button decide = new Button(say("Do your part"), click -> UI.getCurrent()
                    .getPage()
                    .executeJs("document.getElementById('decide')?.scrollIntoView({behavior: 'smooth'})"));
            decide.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            decide.addClassName("narrow-only");
            actions.add(decide);
        }
        return header.withActions(actions.toArray(Component[]::new));
    }

    private Aside aside(ControlReviewFacts review, Turn turn, String typed) {
        Aside aside = new Aside();
        aside.addClassName("review-side");
        aside.getElement().setAttribute("aria-label", say("What is asked"));
        form = forms.of(review, turn, typed, this::done, this::stale);
        aside.add(form == null ? standing(review) : form);
        return aside;
    }

    /** For whoever has nothing to do here now. */
    private Div standing(ControlReviewFacts review) {
        Div standing = new Div();
        standing.addClassNames("card", "standing");
        switch (review.state()) {
            case PLANNED ->
                standing.add(
                        new H2(say("Not yet")),
                        new Paragraph(say(
                                "{0} is asked on {1}; the review is due on {2}.",
                                Words.waitsFor(review),
                                DueDate.exact(review.opensOn()),
                                DueDate.exact(review.dueOn()))));
            case ASSESSING, TESTING, ACCEPTING ->
                standing.add(
                        new H2(say("Waiting for {0}", Words.waitsFor(review))),
                        new Paragraph(say("It is due on {0}.", DueDate.exact(review.dueOn()))));
            case CLOSED -> {
                standing.add(new H2(say("Closed")), new Paragraph(say("It stays on record as it is.")));
                list.after(review)
                        .forEach(next -> standing.add(new Anchor(
                                "control-reviews/" + next.id(),
                                say("The next review, due on {0}", DueDate.exact(next.dueOn())))));
            }
            case CANCELLED ->
                standing.add(
                        new H2(say("Cancelled")),
                        new Paragraph(say("The control did not apply any more, so it need not be reviewed.")));
        }
        return standing;
    }

    private Component parts(ControlReviewFacts review) {
        List<SubjectPanel> tabbed = panels.stream()
                .filter(panel -> TABS.contains(panel.key()) && isFor(panel, review))
                .sorted((one, other) -> Integer.compare(one.order(), other.order()))
                .toList();
        PageTabs tabs = new PageTabs(say("Parts of this review"));
        tabs.add(new Tab(say("Review")));
        tabbed.forEach(panel -> tabs.add(new Tab(say(panel.label()))));
        int chosen = 0;
        for (int i = 0; i < tabbed.size(); i++) {
            chosen = tabbed.get(i).key().equals(tab) ? i + 1 : chosen;
        }
        tabs.setSelectedIndex(chosen);
        Div body = new Div();
        fill(body, chosen, tabbed, review);
        tabs.addSelectedChangeListener(change -> {
            int index = tabs.getSelectedIndex();
            tab = index == 0 ? "" : tabbed.get(index - 1).key();
            fill(body, index, tabbed, review);
            UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(null, "control-reviews/" + reviewId + (tab.isEmpty() ? "" : "?tab=" + tab));
        });
        return new Div(tabs, body);
    }

    private void fill(Div body, int index, List<SubjectPanel> tabbed, ControlReviewFacts review) {
        body.removeAll();
        if (index > 0) {
            SubjectPanel panel = tabbed.get(index - 1);
            SubjectRef subject = subject(panel, review);
            if (subject != null) {
                body.add(panel.render(subject));
            }
            return;
        }
        List<SubjectPanel> folded =
                panels.stream().filter(panel -> !TABS.contains(panel.key())).toList();
        Div links = new Div(new Anchor("controls/" + forms.address(review), say("Open the control")));
        links.addClassName("row");
        list.before(review).stream()
                .findFirst()
                .ifPresent(last -> links.add(
                        new Anchor("control-reviews/" + last.id(), say("The review before")),
                        Words.badge(last, LocalDate.now(clock))));
        Div whole = new Div(
                links,
                new ReviewSteps(review, forms.signatures(review), list.pulledBy(review), clock),
                new FoldedPanels(folded, review.subject()).opening(neededNow(list.turn(review))));
        whole.addClassName("stack");
        body.add(whole);
    }

    /** The part that the person looks at or fills before giving the review on. */
    private static String neededNow(Turn turn) {
        return turn.assess() ? "evidence" : turn.asked() ? "findings" : "";
    }

    /** What a panel shows here: the review, or, of its history, that of its control. */
    private static @Nullable SubjectRef subject(SubjectPanel panel, ControlReviewFacts review) {
        if (panel.supports(SubjectRef.CONTROL_REVIEW)) {
            return review.subject();
        }
        return panel.supports(SubjectRef.CONTROL) ? review.control() : null;
    }

    private static boolean isFor(SubjectPanel panel, ControlReviewFacts review) {
        SubjectRef subject = subject(panel, review);
        return subject != null && panel.isFor(subject);
    }

    private void done(String words) {
        Notices.success(words);
        show("");
        UI.getCurrent().getPage().executeJs("window.scrollTo(0, 0)");
    }

    /** Says so above, and keeps what was typed until the person asks for the present state. */
    private void stale(String message) {
        notice.removeAll();
        Button reload = new Button(say("Show how it stands now"), click -> show(typed()));
        reload.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Div box = new Div(new Span(message), reload);
        box.addClassName("stale");
        if (!typed().isBlank()) {
            Paragraph kept = new Paragraph(say("You had written: {0}", typed()));
            kept.addClassName("quiet");
            box.add(kept);
        }
        notice.add(box);
        notice.scrollIntoView();
    }

    private String typed() {
        return form == null ? "" : form.typed();
    }
}
