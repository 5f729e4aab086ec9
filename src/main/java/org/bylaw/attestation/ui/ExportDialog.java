package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.List;
import java.util.UUID;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.PeopleFilter;
import org.bylaw.attestation.proof.ExportFormat;
import org.bylaw.attestation.proof.Exports;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Asks as what the list of a campaign is wanted, and whether the filters of the page are to count. */
class ExportDialog extends Dialog {

    ExportDialog(Exports exports, CampaignProgress progress, UUID campaignId, PeopleFilter shown, Runnable begun) {
        setHeaderTitle(say("Export the list"));
        setWidth("520px");
        RadioButtonGroup<ExportFormat> format = new RadioButtonGroup<>(say("As"));
        format.setItems(ExportFormat.values());
        format.setItemLabelGenerator(choice -> switch (choice) {
            case XLSX -> say("Excel workbook (.xlsx), to sort and filter");
            case CSV -> say("CSV file (.csv), for other programs");
            case PDF ->
                say(
                        "Proof (.pdf), to print: figures first, then everyone; for more than 5,000 people several files in a zip");
        });
        format.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        format.setValue(ExportFormat.XLSX);
        RadioButtonGroup<PeopleFilter> whom = new RadioButtonGroup<>(say("With"));
        whom.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        int all = progress.count(campaignId, PeopleFilter.NONE);
        // Without a filter there is nothing to choose.
        whom.setVisible(!shown.equals(PeopleFilter.NONE));
        whom.setItems(shown.equals(PeopleFilter.NONE) ? List.of(shown) : List.of(shown, PeopleFilter.NONE));
        int filtered = shown.equals(PeopleFilter.NONE) ? all : progress.count(campaignId, shown);
        whom.setItemLabelGenerator(choice -> choice.equals(PeopleFilter.NONE)
                ? counted(all, "all who were asked: 1 row", "all who were asked: {0} rows")
                : counted(filtered, "those whom the page shows now: 1 row", "those whom the page shows now: {0} rows"));
        whom.setValue(shown);
        Paragraph words = new Paragraph(
                say(
                        "It is written in the background; you find it below the list of people, and it stays there for some days."));
        words.addClassName("quiet");
        Div form = new Div(format, whom, words);
        form.addClassName("stack");
        add(form);
        Button begin = new Button(say("Export"), click -> {
            try {
                exports.start(campaignId, format.getValue(), whom.getValue());
                close();
                begun.run();
            } catch (Problem problem) {
                Notices.problem(problem.getMessage());
            }
        });
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Not now"), click -> close()), begin);
    }
}
