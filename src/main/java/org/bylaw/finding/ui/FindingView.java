package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.finding.ActionFacts;
import org.bylaw.finding.ActionState;
import org.bylaw.finding.CorrectionDesk;
import org.bylaw.finding.Corrections;
import org.bylaw.finding.FindingFacts;
import org.bylaw.finding.FindingPage;
import org.bylaw.finding.FindingPages;
import org.bylaw.finding.Findings;
import org.bylaw.people.People;
import org.bylaw.shared.StoredWords;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.FactsRail;
import org.bylaw.ui.FoldedPanels;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.SubjectPanel;
import org.jspecify.annotations.Nullable;

/** One finding: what was found, what is done about it, who verifies it, and the one thing that I may do now. */
@Route(value = "findings/:findingId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
class FindingView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient FindingPages pages;
    private final transient List<SubjectPanel> panels;
    private final transient Clock clock;
    private final transient FindingActs acts;
    private UUID findingId = new UUID(0, 0);
    private String title = say("Finding");

    FindingView(
            FindingPages pages,
            Findings findings,
            Corrections corrections,
            CorrectionDesk desk,
            People people,
            List<SubjectPanel> panels,
            Clock clock) {
        this.pages = pages;
        this.panels = panels;
        this.clock = clock;
        this.acts = new FindingActs(corrections, desk, findings, people, this::show);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        findingId = Addresses.id(event, "findingId", say("finding"));
        show();
    }

    @Override
    public String getPageTitle() {
        return say("{0} · Bylaw", title);
    }

    private void show() {
        FindingPage page = pages.page(findingId);
        FindingFacts finding = page.finding();
        title = finding.name() + " " + finding.title();
        removeAll();
        LocalDate today = LocalDate.now(clock);
        PageHeader header = new PageHeader(finding.title())
                .withLine(finding.name())
                .withLine(FindingWords.severity(finding.severity()), FindingWords.state(finding, today));
        if (finding.open()) {
            header.withLine(DueDate.of(finding.action().dueOn(), today));
        }
        acts.primary(page).ifPresent((Button button) -> header.withActions(button));
        Div left = new Div(standing(finding));
        left.addClassName("stack");
        Div others = acts.others(page);
        if (others.getComponentCount() > 0) {
            left.add(others);
        }
        left.add(section(say("What was found"), text(finding.description())));
        left.add(correction(finding.action()));
        left.add(new FoldedPanels(panels, finding.action().subject()));
        Div columns = new Div(left, rail(page));
        columns.addClassName("columns");
        add(header, columns);
    }

    /** Whose turn it is, in a sentence. */
    private static Paragraph standing(FindingFacts finding) {
        ActionFacts action = finding.action();
        Paragraph words = new Paragraph(
                finding.withdrawnWhy() != null
                        ? say("{0} withdrew it, since it was raised in error.", finding.withdrawnByName())
                        : action.startedAt() == null
                                ? say(
                                        "The review it was found in is still going on. {0} is asked when that is done.",
                                        action.ownerName())
                                : switch (action.state()) {
                                    case PLAN -> say("{0} says what will be done about it.", action.ownerName());
                                    case DOING -> say("{0} does it and shows evidence.", action.ownerName());
                                    case VERIFY ->
                                        say(
                                                "{0} reported it done. It waits for {1} to verify it.",
                                                action.doneByName(), FindingWords.verifier(action));
                                    case DONE -> say("{0} verified that it holds.", action.verifiedByName());
                                });
        words.addClassName("finding-standing");
        return words;
    }

    private Div correction(ActionFacts action) {
        Div section = section(
                say("What is done about it"),
                action.plan() == null
                        ? FindingWords.quiet(say("Nobody has said yet what will be done."))
                        : text(action.plan()));
        if (action.reopenedWhy() != null && action.state() != ActionState.DONE) {
            section.add(new H2(say("Why it came back")), text(action.reopenedWhy()));
        }
        if (action.doneNote() != null) {
            section.add(
                    new H2(say("What was done")), text(action.doneNote()), who(action.doneByName(), action.doneAt()));
        }
        if (action.noEvidenceWhy() != null) {
            section.add(FindingWords.quiet(say("Without evidence: {0}", action.noEvidenceWhy())));
        }
        if (action.verifiedAt() != null) {
            section.add(new H2(say("Verification")));
            if (action.verifiedNote() != null) {
                section.add(text(action.verifiedNote()));
            }
            String name = action.verifiedForName() == null
                    ? action.verifiedByName()
                    : say("{0} for {1}", action.verifiedByName(), action.verifiedForName());
            section.add(who(name, action.verifiedAt()));
        }
        return section;
    }

    private Span who(@Nullable String name, @Nullable Instant at) {
        Span line = new Span(name + ", ");
        line.addClassName("quiet");
        if (at != null) {
            line.add(DueDate.ago(at, clock));
        }
        return line;
    }

    private FactsRail rail(FindingPage page) {
        FindingFacts finding = page.finding();
        ActionFacts action = finding.action();
        FactsRail rail = new FactsRail(say("Facts about the finding"))
                .with(
                        say("Control"),
                        page.maySeeControls()
                                ? new Anchor(
                                        "controls/" + URLEncoder.encode(finding.controlCode(), StandardCharsets.UTF_8),
                                        finding.controlTitle())
                                : new Span(finding.controlTitle()));
        if (page.origin() != null) {
            rail.with(
                    say("Found in"),
                    new Anchor(page.origin().path().substring(1), page.origin().title()));
        }
        rail.with(say("Owner"), owner(page))
                .with(say("Department"), action.departmentName() == null ? "" : action.departmentName())
                .with(
                        action.state() == ActionState.DONE ? say("Verified by") : say("Verifies it"),
                        FindingWords.verifier(action))
                .with(say("Due"), DueDate.exact(action.dueOn()))
                .with(say("Raised by"), who(finding.raisedByName(), finding.raisedAt()));
        if (action.reopened() > 0) {
            rail.with(say("Sent back or reopened"), counted(action.reopened(), "once", "{0} times"));
        }
        if (finding.withdrawnWhy() != null) {
            rail.with(say("Withdrawn, since"), finding.withdrawnWhy());
        }
        return rail;
    }

    private static Component owner(FindingPage page) {
        ActionFacts action = page.finding().action();
        Div owner = new Div(
                page.maySeeControls()
                        ? new Anchor("people/" + action.ownerId(), action.ownerName())
                        : new Span(action.ownerName()));
        if (action.ownerWhy() != null) {
            owner.add(FindingWords.quiet(StoredWords.reason(action.ownerWhy())));
        }
        return owner;
    }

    private static Div section(String heading, Component... content) {
        Div section = new Div(new H2(heading));
        section.add(content);
        return section;
    }

    private static Paragraph text(String words) {
        Paragraph text = new Paragraph(words);
        text.addClassName("note");
        return text;
    }
}
