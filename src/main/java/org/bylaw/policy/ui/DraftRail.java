package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Aside;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.Imports;
import org.bylaw.policy.Policies;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.SubjectPanel;

/** What belongs to a draft beside its text: the change, who writes, comments, earlier texts, the files it came from. */
@org.springframework.stereotype.Component
class DraftRail {

    private static final String COMMENTS = "comments";

    private final Drafts drafts;
    private final Policies policies;
    private final Imports imports;
    private final People people;
    private final CurrentPerson currentPerson;
    private final List<SubjectPanel> panels;
    private final Clock clock;

    DraftRail(
            Drafts drafts,
            Policies policies,
            Imports imports,
            People people,
            CurrentPerson currentPerson,
            List<SubjectPanel> panels,
            Clock clock) {
        this.drafts = drafts;
        this.policies = policies;
        this.imports = imports;
        this.people = people;
        this.currentPerson = currentPerson;
        this.panels = panels.stream()
                .filter(panel -> panel.key().equals(COMMENTS) && panel.supports(SubjectRef.POLICY_VERSION))
                .sorted(Comparator.comparingInt(SubjectPanel::order))
                .toList();
        this.clock = clock;
    }

    /**
     * Builds the rail.
     *
     * @param described called when kind or summary of the change were saved
     */
    Aside of(VersionFacts version, Runnable described) {
        // A co-author from elsewhere writes, but says neither what kind of change it is nor who else writes.
        boolean leads = currentPerson.hasAny(Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE);
        Aside rail = new Aside();
        rail.addClassNames("draft-rail", "no-print");
        rail.getElement().setAttribute("aria-label", say("About this draft"));
        if (leads) {
            rail.add(part(say("This change"), new ChangeForm(drafts, version, described), true));
        }
        panels.forEach(panel ->
                rail.add(part(say(panel.label()), panel.render(SubjectRef.policyVersion(version.id())), true)));
        rail.add(part(
                say("Who writes"),
                leads
                        ? CoAuthorsForm.toChange(drafts, people, version.id())
                        : CoAuthorsForm.toRead(drafts.coAuthors(version.id())),
                false));
        EarlierTexts earlier = new EarlierTexts(drafts, policies, clock, version.id());
        Details texts = part(say("Earlier texts"), earlier, false);
        texts.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                earlier.refresh();
            }
        });
        rail.add(texts);
        List<Imports.Original> originals = imports.originals(version.id());
        if (!originals.isEmpty()) {
            rail.add(part(say("Imported from"), new OriginalFiles(imports, version.id(), originals), false));
        }
        return rail;
    }

    private static Details part(String title, Component content, boolean open) {
        Details part = new Details(title, content);
        part.setOpened(open);
        return part;
    }
}
