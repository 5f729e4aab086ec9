package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import org.bylaw.applicability.StatementDrafts;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.shared.Problem;
import org.bylaw.ui.ApproversAhead;
import org.bylaw.ui.Notices;

/** Sends a draft to approval, after showing who will be asked. */
final class SubmitStatementDialog extends Dialog {

    SubmitStatementDialog(
            StatementDrafts drafts, ApproversAhead approvers, StatementVersion version, Runnable afterwards) {
        setHeaderTitle(say("Submit {0}?", Words.title(version)));
        setWidth("min(560px, 96vw)");
        add(
                new Paragraph(
                        say(
                                "How each control is tailored now is written down and cannot change in this version any"
                                        + " more. Whoever drafted it cannot approve it. It comes into force once it is approved.")),
                new H3(say("Who is asked")),
                approvers.of(version.subject(), "TAILORING"));
        Button submit = new Button(say("Submit version {0}", version.name()), click -> {
            try {
                drafts.submit(version.id(), version.revision());
            } catch (Problem problem) {
                close();
                Notices.problem(problem.getMessage());
                afterwards.run();
                return;
            }
            close();
            Notices.success(say("Version {0} waits for approval.", version.name()));
            afterwards.run();
        });
        submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        submit.setDisableOnClick(true);
        getFooter()
                .add(
                        new Button(say("Cancel"), click -> {
                            close();
                            afterwards.run();
                        }),
                        submit);
    }
}
