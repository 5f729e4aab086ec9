package org.bylaw.review.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
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
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.bylaw.review.ReviewFacts;
import org.bylaw.review.ReviewOutcome;
import org.bylaw.review.ReviewPage;
import org.bylaw.review.ReviewPages;
import org.bylaw.review.Reviews;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.PageTabs;
import org.bylaw.ui.SubjectPanel;
import org.jspecify.annotations.Nullable;

/** One review: the text, what has happened since the last one, and beside it the decision, or what came of it. */
@Route(value = "reviews/:reviewId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
class ReviewView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    /** Parts that other modules show of the version, or of the review itself, in so far as they help to decide. */
    private static final List<String> PARTS = List.of("text", "changes", "comments", "history", "process");

    private final transient ReviewPages pages;
    private final transient Reviews reviews;
    private final transient List<SubjectPanel> panels;
    private final transient Clock clock;
    private final Div notice = new Div();
    private @Nullable OutcomeForm form;
    private UUID reviewId = new UUID(0, 0);
    private String tab = "";
    private String title = say("Review");

    ReviewView(ReviewPages pages, Reviews reviews, List<SubjectPanel> panels, Clock clock) {
        this.pages = pages;
        this.reviews = reviews;
        this.clock = clock;
        this.panels = panels.stream()
                .filter(panel -> PARTS.contains(panel.key()))
                .sorted(Comparator.comparingInt(SubjectPanel::order))
                .toList();
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
        return title + " · Bylaw";
    }

    private void show(String typed) {
        ReviewPage page = pages.page(reviewId);
        ReviewFacts review = page.review();
        title = say("Review of {0} {1}", review.title(), review.versionNumber());
        removeAll();
        notice.removeAll();
        Div left = new Div(new SinceLast(page, clock), parts(review));
        left.addClassName("stack");
        Div columns = new Div(left, aside(page, typed));
        columns.addClassNames("columns", "review-columns");
        add(header(page), notice, columns);
    }

    private PageHeader header(ReviewPage page) {
        ReviewFacts review = page.review();
        LocalDate today = LocalDate.now(clock);
        boolean mine = page.turn() != null && page.turn().absentName() == null;
        PageHeader header =
                new PageHeader(title).withLine(mine ? Words.waitsForMe(review, today) : Words.badge(review, today));
        if (review.decidedAt() == null) {
            header.withLine(DueDate.of(review.dueOn(), today));
        }
        header.withLine(review.reference()).withLine(say("Owner {0}", review.ownerName()));
        Anchor policy = new Anchor("policies/" + review.policyId(), say("Open the policy"));
        if (page.turn() == null) {
            header.withActions(policy);
        } else {
            Button decide = new Button(say("Decide"), click -> UI.getCurrent()
                    .getPage()
                    .executeJs("document.getElementById('decide')?.scrollIntoView({behavior: 'smooth'})"));
            decide.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            decide.addClassName("narrow-only");
            header.withActions(policy, decide);
        }
        return header;
    }

    private Aside aside(ReviewPage page, String typed) {
        Aside aside = new Aside();
        aside.addClassName("review-side");
        aside.getElement().setAttribute("aria-label", say("Decision"));
        if (page.turn() == null) {
            form = null;
            aside.add(new Standing(page, clock, this::bringForward));
        } else {
            form = new OutcomeForm(reviews, page, typed, this::completed, this::stale);
            aside.add(form);
        }
        return aside;
    }

    private void bringForward(ReviewFacts review) {
        new BringForwardDialog(reviews, review, () -> show("")).open();
    }

    private void completed(ReviewOutcome outcome) {
        Notices.success(
                switch (outcome) {
                    case REAFFIRM -> say("You reaffirmed the text.");
                    case REVISE -> say("The review is done; the text is to be revised.");
                    case RETIRE -> say("The retirement was sent to approval.");
                });
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

    private Component parts(ReviewFacts review) {
        List<SubjectPanel> shown = panels.stream()
                .filter(panel -> panel.supports(SubjectRef.POLICY_VERSION) || panel.supports(SubjectRef.POLICY))
                .toList();
        if (shown.isEmpty()) {
            return new Anchor("policies/" + review.policyId(), say("Read it on its own page"));
        }
        SubjectPanel chosen = shown.stream()
                .filter(panel -> panel.key().equals(tab))
                .findFirst()
                .orElse(shown.getFirst());
        PageTabs tabs = new PageTabs(say("Parts of this policy"));
        shown.forEach(panel -> tabs.add(new Tab(say(panel.label()))));
        tabs.setSelectedIndex(shown.indexOf(chosen));
        Div body = new Div(chosen.render(subject(chosen, review)));
        tabs.addSelectedChangeListener(change -> {
            SubjectPanel panel = shown.get(tabs.getSelectedIndex());
            tab = panel.key();
            body.removeAll();
            body.add(panel.render(subject(panel, review)));
            UI.getCurrent().getPage().getHistory().replaceState(null, "reviews/%s?tab=%s".formatted(reviewId, tab));
        });
        return new Div(tabs, body);
    }

    private static SubjectRef subject(SubjectPanel panel, ReviewFacts review) {
        if (panel.supports(SubjectRef.REVIEW)) {
            return SubjectRef.review(review.id());
        }
        return panel.supports(SubjectRef.POLICY_VERSION)
                ? SubjectRef.policyVersion(review.versionId())
                : SubjectRef.policy(review.policyId());
    }
}
