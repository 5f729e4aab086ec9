package org.bylaw.waiver.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
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
import org.bylaw.signature.Signatures;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.FactsRail;
import org.bylaw.ui.FoldedPanels;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.SubjectPanel;
import org.bylaw.waiver.Verdict;
import org.bylaw.waiver.WaiverControl;
import org.bylaw.waiver.WaiverDecisions;
import org.bylaw.waiver.WaiverFacts;
import org.bylaw.waiver.WaiverPage;
import org.bylaw.waiver.WaiverPages;
import org.bylaw.waiver.WaiverState;
import org.bylaw.waiver.Waivers;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** One waiver: what is asked and why, how it came about, and beside it my decision or what I may do with it. */
@Route(value = "waivers/:waiverId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
class WaiverView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient WaiverPages pages;
    private final transient Waivers waivers;
    private final transient WaiverDecisions decisions;
    private final transient ObjectProvider<Signatures> signatures;
    private final transient List<SubjectPanel> panels;
    private final transient Clock clock;
    private final Div notice = new Div();
    private @Nullable DecisionForm form;
    private UUID waiverId = new UUID(0, 0);
    private String title = say("Waiver");

    WaiverView(
            WaiverPages pages,
            Waivers waivers,
            WaiverDecisions decisions,
            ObjectProvider<Signatures> signatures,
            List<SubjectPanel> panels,
            Clock clock) {
        this.pages = pages;
        this.waivers = waivers;
        this.decisions = decisions;
        this.signatures = signatures;
        this.panels = panels;
        this.clock = clock;
        addClassName("waiver-page");
        notice.getElement().setAttribute("role", "status");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        waiverId = Addresses.id(event, "waiverId", say("waiver"));
        show("");
    }

    @Override
    public String getPageTitle() {
        return say("{0} · Bylaw", title);
    }

    private void show(String typed) {
        WaiverPage page = pages.page(waiverId);
        WaiverFacts waiver = page.waiver();
        title = waiver.name();
        removeAll();
        notice.removeAll();
        Div left = new Div(asked(page), new Course(page, clock), new FoldedPanels(panels, waiver.ref()));
        left.addClassName("stack");
        Div columns = new Div(left, aside(page, typed));
        columns.addClassNames("columns", "review-columns");
        add(header(page), notice, columns);
    }

    private PageHeader header(WaiverPage page) {
        WaiverFacts waiver = page.waiver();
        PageHeader header = new PageHeader(title)
                .withLine(Words.badge(waiver), Words.risk(waiver.risk()))
                .withLine(subject(page));
        String end = Words.end(waiver, LocalDate.now(clock));
        if (!end.isEmpty()) {
            header.withLine(end);
        }
        header.withActions(actions(page).toArray(Component[]::new));
        return header;
    }

    /** A control's page is not for staff in general, so that they read its name only. */
    private static Component subject(WaiverPage page) {
        WaiverFacts waiver = page.waiver();
        return waiver.subjectPath().startsWith("/controls") && !page.may().seeControls()
                ? new Span(waiver.subjectName())
                : new Anchor(waiver.subjectPath().substring(1), waiver.subjectName());
    }

    private List<Component> actions(WaiverPage page) {
        List<Component> actions = new ArrayList<>();
        WaiverPage.May may = page.may();
        if (may.withdraw()) {
            actions.add(new Button(say("Withdraw …"), click -> withdraw(page)));
        }
        if (may.revoke()) {
            actions.add(new Button(
                    say("Revoke …"),
                    click -> words(
                            page,
                            say("Revoke {0}?", title),
                            say("It ends at once. Whoever relied on it is told."),
                            say("Why"),
                            say("Revoke it"),
                            waivers::revoke)));
        }
        if (may.close()) {
            actions.add(close(page));
        }
        if (may.renew()) {
            Button renew = new Button(say("Renew …"), click -> new RenewDialog(waivers, page, () -> show("")).open());
            renew.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(renew);
        }
        if (may.answer()) {
            Button answer = new Button(
                    say("Answer …"),
                    click -> words(
                            page,
                            say("Answer the question"),
                            page.open() == null
                                    ? ""
                                    : String.valueOf(page.open().question()),
                            say("Your answer"),
                            say("Answer"),
                            waivers::answer));
            answer.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(answer);
        }
        return actions;
    }

    private Button close(WaiverPage page) {
        if (page.waiver().state() != WaiverState.EXPIRED) {
            return new Button(
                    say("Close …"),
                    click -> words(
                            page,
                            say("Close {0}?", title),
                            say("The rule holds again without exception."),
                            say("Why it is no longer needed"),
                            say("Close it"),
                            waivers::close));
        }
        Button settle = new Button(
                say("Settle …"),
                click -> words(
                        page,
                        say("How was {0} settled?", title),
                        say("Until then it counts as not compliant."),
                        say("How it was settled"),
                        say("Settle it"),
                        waivers::close));
        settle.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return settle;
    }

    /** An act on the waiver as it was shown, with words. */
    @FunctionalInterface
    private interface Act {
        void on(UUID id, int revision, String words);
    }

    private void words(WaiverPage page, String heading, String consequence, String label, String verb, Act act) {
        new WordsDialog(heading, consequence, label, verb, words -> {
                    act.on(waiverId, page.waiver().revision(), words);
                    show("");
                })
                .open();
    }

    private void withdraw(WaiverPage page) {
        boolean renewal = page.open() != null && page.open().isRenewal();
        Confirm.ask(
                renewal ? say("Withdraw the renewal of {0}?", title) : say("Withdraw {0}?", title),
                renewal
                        ? say("Its end stays as it is.")
                        : say("It is not decided any more. You can ask for a new one."),
                say("Withdraw it"),
                () -> {
                    waivers.withdraw(waiverId, page.waiver().revision());
                    show("");
                });
    }

    private static Section asked(WaiverPage page) {
        WaiverFacts waiver = page.waiver();
        Section asked = new Section();
        asked.addClassNames("stack", "waiver-asked");
        asked.add(
                part(say("Why it is needed"), waiver.reason()),
                part(say("Whom or what it covers"), waiver.scope()),
                part(say("What is done instead"), waiver.compensation()));
        if (!page.controls().isEmpty()) {
            Div controls = new Div();
            controls.addClassName("row");
            page.controls()
                    .forEach(control -> controls.add(control(control, page.may().seeControls())));
            asked.add(new Div(new H2(say("Controls that make up for it")), controls));
        }
        return asked;
    }

    private static Component control(WaiverControl control, boolean linked) {
        return linked ? new Anchor(control.path().substring(1), control.name()) : new Span(control.name());
    }

    private static Div part(String heading, String words) {
        Paragraph text = new Paragraph(words);
        text.addClassName("note");
        return new Div(new H2(heading), text);
    }

    private Div aside(WaiverPage page, String typed) {
        Div aside = new Div();
        aside.addClassName("review-side");
        form = null;
        if (page.may().decide()) {
            form = new DecisionForm(page, typed, (verdict, words) -> decide(page, verdict, words), this::stale);
            aside.add(form);
        } else if (page.may().sign()) {
            form = new DecisionForm(page, typed, (verdict, words) -> sign(page, verdict, words), this::stale);
            aside.add(form);
        }
        aside.add(rail(page));
        return aside;
    }

    private void decide(WaiverPage page, Verdict verdict, String words) {
        decisions.decide(waiverId, page.waiver().revision(), verdict, words);
        Notices.success(
                switch (verdict) {
                    case AGREE ->
                        page.managementSigns() ? say("You agreed; management is asked now.") : say("You agreed.");
                    case REFUSE -> say("You refused it.");
                    case ASK_BACK -> say("Your question is with whoever asks.");
                });
        show("");
    }

    private void sign(WaiverPage page, Verdict verdict, String words) {
        if (verdict == Verdict.AGREE) {
            String path = signatures
                    .getObject()
                    .ask(decisions.toSign(waiverId, page.waiver().revision(), words));
            UI.getCurrent().navigate(path.substring(1));
        } else {
            decisions.refuseToSign(waiverId, page.waiver().revision(), words);
            Notices.success(say("You refused it."));
            show("");
        }
    }

    private static FactsRail rail(WaiverPage page) {
        WaiverFacts waiver = page.waiver();
        FactsRail rail =
                new FactsRail(say("Facts about the waiver")).with(say("Asked for by"), waiver.requestedByName());
        if (!waiver.requestedBy().equals(waiver.holderId())) {
            rail.with(say("Held by"), waiver.holderName() == null ? say("Compliance") : waiver.holderName());
        }
        rail.with(say("Owner"), waiver.ownerName() == null ? "" : waiver.ownerName());
        if (waiver.versionNumber() != null) {
            rail.with(
                    say("Version"),
                    waiver.newerVersion() == null
                            ? waiver.versionNumber()
                            : say(
                                    "Given on {0}; {1} is in force by now. See whether it is still needed.",
                                    waiver.versionNumber(), waiver.newerVersion()));
        }
        rail.with(say("Until"), DueDate.exact(waiver.endsOn()));
        rail.with(
                say("Renewals"),
                waiver.state() == WaiverState.ACTIVE
                        ? counted(page.renewalsLeft(), "{1}, 1 left", "{1}, {0} left", waiver.renewals())
                        : String.valueOf(waiver.renewals()));
        return rail;
    }

    /** Says so above, and keeps what was typed until the person asks for the present state. */
    private void stale(String message) {
        notice.removeAll();
        String typed = form == null ? "" : form.typed();
        Button reload = new Button(say("Show how it stands now"), click -> show(typed));
        reload.addThemeVariants(ButtonVariant.LUMO_SMALL);
        Div box = new Div(new Span(message), reload);
        box.addClassName("stale");
        notice.add(box);
        notice.scrollIntoView();
    }
}
