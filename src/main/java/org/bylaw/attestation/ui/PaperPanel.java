package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bylaw.attestation.PaperAttestations;
import org.bylaw.attestation.PaperBatch;
import org.bylaw.ui.DueDate;

/** What was recorded from paper in a campaign, with the scans, and for HR to record more; hidden from everyone else. */
@StyleSheet("context://bylaw/proof.css")
class PaperPanel extends Section {

    private final transient PaperAttestations papers;
    private final transient Clock clock;
    private final UUID campaignId;

    PaperPanel(PaperAttestations papers, UUID campaignId, Clock clock, Runnable changed) {
        this.papers = papers;
        this.campaignId = campaignId;
        this.clock = clock;
        addClassName("exports");
        List<PaperBatch> batches = papers.batches(campaignId);
        boolean mayRecord = papers.mayRecord(campaignId);
        setVisible(mayRecord || !batches.isEmpty());
        if (!isVisible()) {
            return;
        }
        Paragraph lead = new Paragraph(say("Attestations that were signed on paper, recorded by HR with the scan."));
        lead.addClassName("quiet");
        Div head = new Div(new H2(say("On paper")), lead);
        head.addClassName("exports-head");
        if (mayRecord) {
            head.add(new Button(say("Record paper …"), click -> new PaperDialog(papers, campaignId, changed).open()));
        }
        add(head);
        if (!batches.isEmpty()) {
            UnorderedList list = new UnorderedList();
            list.addClassName("work-list");
            batches.forEach(batch -> list.add(item(batch)));
            add(list);
        }
    }

    private ListItem item(PaperBatch batch) {
        Span what = new Span(counted(batch.people(), "1 attestation on paper", "{0} attestations on paper"));
        what.addClassName("work-what");
        Span by = new Span(say("recorded by {0}", batch.recordedBy()));
        by.addClassName("work-why");
        Div words = new Div(what, by, DueDate.ago(batch.recordedAt(), clock));
        words.addClassName("export-words");
        Div file = new Div(new ScanLink(() -> papers.scan(campaignId, batch.id()), batch.scanName()));
        file.addClassName("export-file");
        file.getElement().setAttribute("title", "SHA-256 " + batch.scanSha256());
        Div row = new Div(words, file);
        row.addClassName("export-row");
        ListItem item = new ListItem(row);
        item.addClassName("work-item");
        return item;
    }
}
