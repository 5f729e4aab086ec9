package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import java.util.UUID;
import org.bylaw.attestation.Campaigns;
import org.bylaw.attestation.MassActs;
import org.bylaw.attestation.PeopleFilter;
import org.bylaw.ui.Notices;

/** Reminds or excuses all who match the filters of the list, whatever their number; it is counted when it is asked for. */
class MatchingActs extends Div {

    private final transient MassActs acts;
    private final UUID campaignId;
    private final transient PeopleFilter filter;
    private final transient Runnable done;

    MatchingActs(MassActs acts, UUID campaignId, PeopleFilter filter, Campaigns.Rights may, Runnable done) {
        this.acts = acts;
        this.campaignId = campaignId;
        this.filter = filter;
        this.done = done;
        addClassName("matching-acts");
        if (may.remind()) {
            add(new Button(say("Remind all that match …"), click -> remind()));
        }
        if (may.excuse()) {
            add(new Button(say("Excuse all that match …"), click -> excuse()));
        }
    }

    private void remind() {
        int people = acts.remindable(campaignId, filter);
        if (people == 0) {
            Notices.success(say("Nobody to remind: those who are missing had a mail about it today."));
            return;
        }
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(counted(people, "Remind 1 person?", "Remind {0} people?"));
        dialog.setText(say("All who match the filters, have not answered, and had no mail about it today."));
        dialog.setConfirmText(counted(people, "Remind 1 person", "Remind {0} people"));
        dialog.setCancelable(true);
        dialog.setCancelText(say("Not now"));
        dialog.addConfirmListener(event -> {
            acts.remind(campaignId, filter, people);
            Notices.success(counted(people, "1 person is reminded.", "{0} people are reminded."));
            done.run();
        });
        dialog.open();
    }

    private void excuse() {
        int people = acts.excusable(campaignId, filter);
        if (people == 0) {
            Notices.success(say("Nobody to excuse: all who match have attested or are out already."));
            return;
        }
        new ReasonDialog(
                        counted(people, "Excuse 1 person?", "Excuse {0} people?"),
                        say(
                                "All who match the filters and have not attested. They need not attest any more; whoever attested keeps the attestation."),
                        counted(people, "Excuse 1 person", "Excuse {0} people"),
                        reason -> {
                            acts.excuse(campaignId, filter, people, reason);
                            Notices.success(counted(people, "1 person is excused.", "{0} people are excused."));
                            done.run();
                        })
                .open();
    }
}
