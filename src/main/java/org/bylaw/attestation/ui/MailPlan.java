package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.bylaw.attestation.DryRun;
import org.bylaw.ui.DueDate;

/** The mails that a campaign would send if nobody answered, day by day. */
class MailPlan extends Div {

    MailPlan() {
        addClassName("mail-plan");
    }

    void show(List<DryRun.Mails> mails) {
        removeAll();
        if (mails.isEmpty()) {
            add(new Paragraph(say("Nobody would be asked: all of them hold a valid attestation, or nobody fits.")));
            return;
        }
        NativeTable table = new NativeTable();
        table.addClassName("figures");
        var head = table.getHead().addRow();
        head.add(
                new NativeTableHeaderCell(say("Day")),
                new NativeTableHeaderCell(say("Mail")),
                figure(new NativeTableHeaderCell(say("People"))));
        for (DryRun.Mails each : mails) {
            table.getBody()
                    .addRow()
                    .add(
                            new NativeTableCell(DueDate.exact(each.day())),
                            new NativeTableCell(words(each.to())),
                            figure(new NativeTableCell(number(each.people()))));
        }
        Paragraph note = new Paragraph(
                say(
                        "If nobody answered. Whoever has answered hears nothing more; each person gets one mail a day at most."));
        note.addClassName("quiet");
        add(table, note);
    }

    private static <T extends HasStyle> T figure(T cell) {
        cell.addClassName("number");
        return cell;
    }

    private static String words(DryRun.Receiver to) {
        return switch (to) {
            case ASKED -> say("Please read and attest");
            case REMINDED -> say("Reminder");
            case MANAGER -> say("Line managers: who in your team is late");
            case HR -> say("HR: how many are late");
        };
    }
}
