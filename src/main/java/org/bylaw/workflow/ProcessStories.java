package org.bylaw.workflow;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.Optional;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.bylaw.shared.Whose;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells people where a thing stands on its way and who has it, by a picture and in words. */
@Service
public class ProcessStories {

    private final Processes processes;
    private final List<SubjectGuide> guides;
    private final List<Whereabouts> whereabouts;

    ProcessStories(Processes processes, List<SubjectGuide> guides, List<Whereabouts> whereabouts) {
        this.processes = processes;
        this.guides = guides;
        this.whereabouts = whereabouts;
    }

    /**
     * Where the thing stands or how it went, and what else goes on because of it, as far as the current person may see
     * that; empty where it never went through a process.
     *
     * @throws Problem where the thing is not for the current person to see
     */
    @AllowedToAll
    @Whose(ObjectRule.READER_OF_THE_THING)
    @Transactional(readOnly = true)
    public Optional<ProcessStory> of(SubjectRef subject) {
        if (!maySee(subject)) {
            throw Problem.notFound(say("This is not there, or not for you to see."));
        }
        return Optional.ofNullable(ProcessStory.PROCESSES.get(subject.kind()))
                .flatMap(process -> processes.whereIsIt(process, subject.id()))
                .map(picture -> new ProcessStory(picture, outlook(subject)));
    }

    private Whereabouts.Outlook outlook(SubjectRef subject) {
        Whereabouts.Outlook all = whereabouts.stream()
                .map(module -> module.of(subject))
                .reduce(Whereabouts.Outlook.NONE, Whereabouts.Outlook::and);
        return new Whereabouts.Outlook(
                all.holders(),
                all.next(),
                all.goal(),
                all.branches().stream()
                        .filter(branch -> maySee(branch.subject()))
                        .toList());
    }

    private boolean maySee(SubjectRef subject) {
        return guides.stream().anyMatch(guide -> guide.supports(subject.kind()) && guide.maySee(subject));
    }
}
