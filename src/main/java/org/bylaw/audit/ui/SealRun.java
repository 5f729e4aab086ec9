package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Clock;
import java.util.List;
import org.bylaw.audit.seal.TrailCheck;
import org.bylaw.audit.seal.Verdict;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;

/** A verification of the trail: how far it is, or what it found. */
class SealRun extends Div {

    SealRun(TrailCheck.Run run, Clock clock) {
        getElement().setAttribute("role", "status");
        if (run.isRunning()) {
            ProgressBar bar =
                    new ProgressBar(0, Math.max(1, run.rows()), Math.min(run.done(), Math.max(1, run.rows())));
            bar.getElement().setAttribute("aria-label", say("Progress of the verification"));
            add(new Paragraph(say("{0} of {1} acts are verified …", run.done(), run.rows())), bar);
            return;
        }
        Verdict verdict = run.verdict();
        if (verdict == null) {
            add(line(StatusBadge.Kind.OVERDUE, say("Broke off"), run, clock));
            add(new Paragraph(
                    say("The verification could not be finished; the log says why. You can start it again.")));
        } else if (verdict.isSound()) {
            add(line(StatusBadge.Kind.PUBLISHED, say("Sound"), run, clock));
            add(new Paragraph(counted(
                    verdict.rows(),
                    "1 act was read, and {1} of them leads to a signed checkpoint.",
                    "{0} acts were read, and {1} of them lead to a signed checkpoint.",
                    verdict.proven())));
            remarks(verdict);
        } else {
            add(line(StatusBadge.Kind.REJECTED, say("Not sound"), run, clock));
            OrderedList findings = new OrderedList();
            verdict.findings().forEach(finding -> findings.add(new ListItem(finding.words())));
            add(findings);
            if (verdict.more() > 0) {
                add(new Paragraph(say("And {0} more.", verdict.more())));
            }
            remarks(verdict);
        }
    }

    private void remarks(Verdict verdict) {
        List<String> remarks = verdict.remarks();
        if (!remarks.isEmpty()) {
            UnorderedList list = new UnorderedList();
            remarks.forEach(remark -> list.add(new ListItem(remark)));
            add(list);
        }
    }

    private static Div line(StatusBadge.Kind kind, String word, TrailCheck.Run run, Clock clock) {
        Div line = new Div(new StatusBadge(kind, word), new Span(DueDate.ago(run.startedAt(), clock)));
        line.addClassName("row");
        return line;
    }
}
