package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import org.bylaw.risk.RiskFile;
import org.bylaw.risk.RiskImports;
import org.bylaw.risk.RiskPreview;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.UploadWords;
import org.jspecify.annotations.Nullable;

/** Takes a register of risks in: choose the file, see what it would do, confirm that. */
@Route(value = "risks/import", layout = MainLayout.class)
@PageTitle("Import risks · Bylaw")
@RolesAllowed(Role.Name.COMPLIANCE)
class ImportRisksView extends Page {

    private final transient RiskImports imports;
    private final Upload upload = new Upload();
    private final Div result = new Div();
    private transient @Nullable RiskFile file;

    ImportRisksView(RiskImports imports) {
        this.imports = imports;
        Paragraph lead = new Paragraph(
                say(
                        "A CSV file with one risk a line, columns in any order: reference, title, asset, threat, owner and whatever else the register's export has. Nothing is stored before you confirm it, and nothing at all while a line has an error."));
        lead.addClassName("lead");
        upload.setUploadHandler(UploadHandler.inMemory((metadata, data) -> {
            file = new RiskFile(metadata.fileName(), data);
            look();
        }));
        upload.setI18n(UploadWords.ofOneFile(say("Choose a file…")));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(RiskFile.LARGEST);
        upload.setAcceptedFileExtensions(".csv", ".txt");
        upload.addFileRejectedListener(event -> Notices.problem(
                say("This file has another kind, or is larger than {0} MB.", RiskFile.LARGEST / 1024 / 1024)));
        upload.addFileRemovedListener(event -> {
            file = null;
            result.removeAll();
        });
        Div card = new Div(upload);
        card.addClassNames("card", "stack");
        result.addClassNames("stack", "staff-preview");
        result.getElement().setAttribute("aria-live", "polite");
        add(new PageHeader(say("Import risks")), lead, card, result);
    }

    private void look() {
        RiskFile chosen = file;
        result.removeAll();
        if (chosen == null) {
            return;
        }
        try {
            show(imports.preview(chosen), chosen);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            result.add(new Paragraph(problem.getMessage()));
        }
    }

    private void show(RiskPreview preview, RiskFile chosen) {
        result.add(new RiskPreviewTables(preview));
        Button confirm = new Button(say("Take it over"), click -> confirm(preview, chosen));
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.setDisableOnClick(true);
        confirm.setEnabled(preview.doesSomething());
        result.add(confirm);
    }

    private void confirm(RiskPreview preview, RiskFile chosen) {
        try {
            imports.confirm(chosen, preview.fingerprint());
            Notices.success(counted(
                    preview.entering() + preview.changing(),
                    "Taken over: 1 risk is new or changed.",
                    "Taken over: {0} risks are new or changed."));
            UI.getCurrent().navigate("risks");
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            look();
        }
    }
}
