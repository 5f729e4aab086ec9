package org.bylaw.workflow.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.SubjectPanel;
import org.bylaw.workflow.ProcessStories;
import org.bylaw.workflow.ProcessStory;
import org.bylaw.workflow.WhereItStands;

/** The part "Process" of a thing's page: where it stands as a sentence and as a picture, and what it called beneath. */
@org.springframework.stereotype.Component
class ProcessPanel extends SubjectPanel {

    private final ProcessStories stories;
    private final ProcessSentence sentence;

    ProcessPanel(ProcessStories stories, Clock clock) {
        super("process", later("Process"), 80, ProcessStory.toldOf());
        this.stories = stories;
        this.sentence = new ProcessSentence(clock);
    }

    @Override
    public Component render(SubjectRef subject) {
        return stories.of(subject).map(this::show).orElseGet(ProcessPanel::none);
    }

    private static Component none() {
        return new EmptyState(
                VaadinIcon.SITEMAP,
                say("No process on record"),
                say(
                        "This was taken over as it was. The next version goes through the process, and its way is drawn here."));
    }

    private Component show(ProcessStory story) {
        String words = sentence.of(story);
        Paragraph line = new Paragraph(words);
        line.addClassName("process-sentence");
        Div panel = new Div(line, new ProcessPicture(story.picture(), words));
        panel.addClassNames("stack", "process-panel");
        story.picture().called().values().forEach(called -> panel.add(called(called)));
        story.outlook().branches().forEach(branch -> panel.add(branch(branch)));
        return panel;
    }

    private Details called(WhereItStands process) {
        String words = sentence.of(process);
        Details details = new Details(process.name(), new Paragraph(words), new ProcessPicture(process, words));
        details.setOpened(process.endedAt() == null);
        details.addClassName("process-fold");
        return details;
    }

    /** Fetched when it is opened: most people only want to know about the thing itself. */
    private Details branch(Whereabouts.Branch branch) {
        Details details = new Details(say("{0}, due on {1}", branch.title(), DueDate.exact(branch.dueOn())));
        details.addClassName("process-fold");
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(render(branch.subject()));
            }
        });
        return details;
    }
}
