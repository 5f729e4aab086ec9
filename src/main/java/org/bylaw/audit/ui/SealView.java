package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import org.bylaw.audit.seal.TrailCheck;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.Polling;

/** How the trail is sealed, whether it is sound, and what to take along to verify it elsewhere. */
@Route(value = "audit/seal", layout = MainLayout.class)
@PageTitle("Proof of the trail · Bylaw")
@RolesAllowed({Role.Name.AUDITOR, Role.Name.COMPLIANCE, Role.Name.ADMIN})
class SealView extends Page {

    private final transient TrailCheck check;
    private final transient Clock clock;
    private final Button verify = new Button(say("Verify now"), click -> start());
    private final TextArea notes = new TextArea(say("A checkpoint that you kept elsewhere"));
    private final Div standing = new Div();
    private final Div result = new Div();
    private final transient Polling polling = new Polling();

    SealView(TrailCheck check, Clock clock) {
        this.check = check;
        this.clock = clock;
        addClassName("seal");
        verify.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        notes.setHelperText(
                say("Paste one from the log, the SIEM or an evidence pack: only it shows that the end was cut off."));
        notes.setMaxLength(5000);
        notes.setWidthFull();
        add(
                new PageHeader(say("Proof of the trail"))
                        .withLine(say("Every act is sealed; what was sealed cannot be changed unseen"))
                        .withActions(verify),
                standing,
                new Section(new H2(say("Verification")), result, notes),
                elsewhere());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.stop(event.getUI());
    }

    private void start() {
        notes.setInvalid(false);
        try {
            check.start(
                    notes.getValue().isBlank()
                            ? List.of()
                            : List.of(notes.getValue().strip() + "\n"));
        } catch (Problem problem) {
            if (problem.field().isPresent()) {
                notes.setErrorMessage(problem.getMessage());
                notes.setInvalid(true);
                notes.focus();
            } else {
                Notices.problem(problem.getMessage());
            }
        }
        show(UI.getCurrent());
    }

    private void show(UI ui) {
        showStanding();
        result.removeAll();
        check.lastRun()
                .ifPresentOrElse(
                        run -> result.add(new SealRun(run, clock)),
                        () -> result.add(
                                new Paragraph(
                                        say(
                                                "Nobody has verified the trail since Bylaw was started. It takes about a minute for a million acts."))));
        boolean running = check.lastRun().filter(TrailCheck.Run::isRunning).isPresent();
        verify.setEnabled(!running);
        polling.whileIt(running, ui, () -> show(ui));
    }

    private void showStanding() {
        TrailCheck.Standing now = check.standing();
        DescriptionList facts = new DescriptionList();
        fact(facts, say("Sealed acts"), new Span(number(now.size())));
        fact(
                facts,
                say("Last checkpoint"),
                now.checkpointAt() == null
                        ? new Span(say("none yet; the first is signed a moment after the first act"))
                        : new Span(
                                DueDate.ago(now.checkpointAt(), clock),
                                new Span(" · " + say("over {0} acts", now.covered()))));
        Div card = new Div(facts);
        card.addClassNames("card", "facts-row");
        standing.removeAll();
        standing.add(card);
    }

    private static void fact(DescriptionList facts, String name, Component value) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(value);
        facts.add(new DescriptionList.Term(name), description);
    }

    private Section elsewhere() {
        Section section = new Section(new H2(say("Verify it yourself")));
        TrailCheck.Standing now = check.standing();
        section.add(
                new Paragraph(
                        say(
                                "Take the trail and the public keys along, and keep a checkpoint outside of Bylaw. The command needs neither Bylaw nor its database.")),
                links(now),
                new Pre(
                        "java -jar bylaw.jar verify-trail trail.jsonl --keys bylaw-seal-keys.json --checkpoint checkpoint.txt"));
        UnorderedList keys = new UnorderedList();
        now.keys().forEach(key -> {
            Span text = new Span(key.text());
            text.addClassName("code");
            Span since =
                    new Span(" · " + (key.current() ? say("signs today, since") : say("signed before, from")) + " ");
            since.addClassName("quiet");
            keys.add(new ListItem(text, since, DueDate.ago(key.from(), clock)));
        });
        section.add(new H2(say("Public keys")), keys);
        return section;
    }

    private Div links(TrailCheck.Standing now) {
        Anchor trail = new Anchor(
                (DownloadHandler) event -> {
                    event.setFileName("trail.jsonl");
                    event.setContentType("application/octet-stream");
                    try (OutputStream out = event.getOutputStream()) {
                        check.export(out);
                    }
                },
                say("The sealed trail (JSON Lines)"));
        trail.getElement().setAttribute("download", "trail.jsonl");
        Div row = new Div(trail, file("/.well-known/bylaw-seal-keys", "bylaw-seal-keys.json", say("The public keys")));
        if (now.checkpoint() != null) {
            row.add(file("/.well-known/bylaw-checkpoint", "checkpoint.txt", say("The last checkpoint")));
        }
        row.addClassName("row");
        return row;
    }

    private static Anchor file(String path, String name, String words) {
        Anchor link = new Anchor(path, words);
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", name);
        return link;
    }
}
