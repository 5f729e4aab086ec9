package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.Policies;
import org.bylaw.policy.TextSaves;
import org.bylaw.ui.DueDate;

/** The texts that the draft had before, each compared with the present one on a click. */
final class EarlierTexts extends Div {

    private static final int MOST = 20;

    private final transient Drafts drafts;
    private final transient Policies policies;
    private final transient Clock clock;
    private final UUID versionId;

    EarlierTexts(Drafts drafts, Policies policies, Clock clock, UUID versionId) {
        this.drafts = drafts;
        this.policies = policies;
        this.clock = clock;
        this.versionId = versionId;
        refresh();
    }

    void refresh() {
        removeAll();
        int present = policies.version(versionId).textRevision();
        List<TextSaves.Save> saves = drafts.earlierTexts(versionId).stream()
                .filter(save -> save.textRevision() != present)
                .toList();
        if (saves.isEmpty()) {
            Paragraph none =
                    new Paragraph(say("None yet. Each person's texts are kept here, to compare with the present one."));
            none.addClassName("quiet");
            add(none);
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("earlier-texts");
        saves.stream().limit(MOST).forEach(save -> list.add(line(save)));
        add(list);
        if (saves.size() > MOST) {
            Paragraph more = new Paragraph(counted(saves.size() - MOST, "and 1 older one", "and {0} older ones"));
            more.addClassName("quiet");
            add(more);
        }
    }

    private ListItem line(TextSaves.Save save) {
        Button open = new Button(save.savedByName(), click -> compare(save));
        open.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        open.setAriaLabel(say(
                "Compare the text of {0}, {1}, with the present one",
                save.savedByName(), DueDate.exact(save.savedAt(), clock)));
        return new ListItem(open, DueDate.ago(save.savedAt(), clock));
    }

    private void compare(TextSaves.Save save) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(say("From the text of {0} to the present one", save.savedByName()));
        dialog.setWidth("min(880px, 96vw)");
        Span when = new Span(say("Saved {0}", DueDate.exact(save.savedAt(), clock)));
        when.addClassName("quiet");
        dialog.add(
                when, new ComparedText(drafts.earlierText(versionId, save.textRevision()), policies.text(versionId)));
        dialog.getFooter().add(new Button(say("Close"), click -> dialog.close()));
        dialog.open();
    }
}
