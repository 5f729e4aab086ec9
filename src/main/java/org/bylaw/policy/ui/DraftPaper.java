package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableConsumer;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.bylaw.document.Markdown;
import org.bylaw.people.CurrentPerson;
import org.bylaw.policy.DraftPresence;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyAccess;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.SaveResult;
import org.bylaw.policy.Submissions;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** The text being written, and what becomes of it: saved, in conflict with somebody else's, or too late. */
final class DraftPaper extends Section implements PolicyEditor.Listener {

    /** The services that a draft is written with. */
    @org.springframework.stereotype.Component
    record Services(
            Policies policies,
            Drafts drafts,
            Submissions submissions,
            DraftPresence presence,
            PolicyAccess access,
            CurrentPerson currentPerson,
            Clock clock) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final transient Services services;
    private final transient Consumer<List<String>> others;
    private final UUID versionId;
    private final String fileName;
    private final PolicyEditor editor;
    private final DraftOutline outline;
    private final Div notice = new Div();
    private boolean stopped;

    /**
     * The paper with the draft's text on it.
     *
     * @param others takes the names of those who also have the draft open
     */
    DraftPaper(Services services, PolicyFacts policy, VersionFacts version, Consumer<List<String>> others) {
        this.services = services;
        this.others = others;
        this.versionId = version.id();
        this.fileName = policy.reference() + "-" + version.number() + ".md";
        this.editor = new PolicyEditor(
                say("Text of {0}", policy.title()),
                "bylaw-draft-" + versionId + "-" + services.currentPerson().requireId(),
                policy.language(),
                this);
        this.outline = new DraftOutline(editor::goTo);
        addClassName("draft-paper");
        getElement().setAttribute("aria-label", say("Text"));
        notice.getElement().setAttribute("role", "status");
        add(notice, editor);
        // The revision was read before the text: a save in between shows as a conflict, never as a loss.
        String text = services.policies().text(versionId);
        editor.open(text, version.textRevision());
        outline.show(Markdown.render(text).outline());
        others.accept(services.presence().here(versionId));
    }

    DraftOutline outline() {
        return outline;
    }

    /** Saves at once, and says whether all that was typed is saved. */
    void flush(SerializableConsumer<Boolean> then) {
        editor.flush(then);
    }

    @Override
    public Optional<PolicyEditor.Saved> save(int baseRevision, String text) {
        try {
            return settled(services.drafts().save(versionId, baseRevision, text), text);
        } catch (Problem problem) {
            stop(problem.getMessage());
            return Optional.empty();
        }
    }

    private Optional<PolicyEditor.Saved> settled(SaveResult result, String text) {
        if (result.conflict() != null) {
            // What was typed while the save was on its way counts too.
            editor.hold(mine -> decide(mine, result.conflict()));
            return Optional.empty();
        }
        outline.show(Markdown.render(text).outline());
        String at = result.savedAt().atZone(services.clock().getZone()).format(TIME);
        return Optional.of(new PolicyEditor.Saved(result.textRevision(), at));
    }

    private void decide(String mine, SaveResult.Conflict conflict) {
        notice.removeAll();
        addClassName("deciding");
        getChildren().filter(ConflictPanel.class::isInstance).toList().forEach(this::remove);
        boolean myself =
                conflict.theirName().equals(services.currentPerson().require().name());
        ConflictPanel panel =
                new ConflictPanel(mine, conflict, myself, decided -> settle(mine, conflict.theirRevision(), decided));
        addComponentAsFirst(panel);
        panel.scrollIntoView();
    }

    private void settle(String mine, int theirRevision, String decided) {
        try {
            SaveResult result = services.drafts().settle(versionId, theirRevision, mine, decided);
            if (result.conflict() != null) {
                Notices.problem(say(
                        "{0} saved again meanwhile. Please look once more.",
                        result.conflict().theirName()));
                decide(mine, result.conflict());
                return;
            }
            write();
            editor.replace(decided, result.textRevision());
            outline.show(Markdown.render(decided).outline());
            Notices.success(say("Saved. The other texts are among the earlier ones."));
        } catch (Problem problem) {
            write();
            stop(problem.getMessage());
        }
    }

    private void write() {
        getChildren().filter(ConflictPanel.class::isInstance).toList().forEach(this::remove);
        removeClassName("deciding");
    }

    /** The text cannot be saved any more, but stays on the page to be copied. */
    private void stop(String why) {
        stopped = true;
        editor.hold(text -> {});
        Button copy = new Button(say("Copy the text"), VaadinIcon.COPY_O.create(), click -> editor.copy());
        Button download =
                new Button(say("Download it"), VaadinIcon.DOWNLOAD.create(), click -> editor.download(fileName));
        copy.addThemeVariants(ButtonVariant.LUMO_SMALL);
        download.addThemeVariants(ButtonVariant.LUMO_SMALL);
        tell(why + " " + say("Nothing more is saved here; the text below is as you left it."), copy, download);
    }

    private void tell(String words, Component... acts) {
        Div box = new Div(new Span(words));
        box.addClassName("stale");
        box.add(acts);
        notice.removeAll();
        notice.add(box);
        notice.scrollIntoView();
    }

    @Override
    public void stillHere(int revision) {
        if (stopped) {
            return;
        }
        try {
            VersionFacts version = services.policies().version(versionId);
            PolicyFacts policy = services.policies().policy(version.policyId());
            if (!services.access().mayWrite(policy, version)) {
                stop(Stopped.why(version));
                return;
            }
            others.accept(services.presence().here(versionId));
            if (version.textRevision() > revision) {
                String text = services.policies().text(versionId);
                editor.refresh(text, version.textRevision());
                outline.show(Markdown.render(text).outline());
            }
        } catch (Problem problem) {
            stop(problem.getMessage());
        }
    }
}
