package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.util.Map;
import org.bylaw.operations.ModelDesk;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;
import org.bylaw.ui.UploadWords;
import org.bylaw.workflow.Models;

/** Takes a changed file in: first what is wrong with it or how it is drawn, then the reason, then the button. */
class ModelChangeSection extends Section {

    private static final int LARGEST = 2 * 1024 * 1024;

    private final transient ModelDesk desk;
    private final transient Models.Model model;
    private final transient Runnable done;
    private final Div result = new Div();

    ModelChangeSection(ModelDesk desk, Models.Model model, Runnable done) {
        this.desk = desk;
        this.model = model;
        this.done = done;
        Paragraph lead = new Paragraph(
                say("Download the newest version, change it in a modeller, and hand it in here. It is checked"
                        + " first. Whatever begins afterwards follows it; what runs keeps the version it began"
                        + " under."));
        Upload upload = new Upload();
        upload.setUploadHandler(UploadHandler.inMemory((metadata, data) -> look(data)));
        upload.setI18n(UploadWords.ofOneFile(say("Choose a file…")));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.setAcceptedFileExtensions(model.isTable() ? ".dmn" : ".bpmn", ".xml");
        upload.addFileRejectedListener(event ->
                Notices.problem(say("This file has another kind, or is larger than {0} MB.", LARGEST / 1024 / 1024)));
        upload.addFileRemovedListener(event -> result.removeAll());
        Div card = new Div(upload);
        card.addClassNames("card", "stack");
        result.addClassName("stack");
        result.getElement().setAttribute("aria-live", "polite");
        add(new H2(say("Change it")), lead, card, result);
    }

    private void look(byte[] file) {
        result.removeAll();
        Models.Check check = desk.check(file);
        if (!check.faults().isEmpty()) {
            UnorderedList faults = new UnorderedList();
            check.faults()
                    .forEach(fault -> faults.add(
                            new ListItem(say("Line {0}, {1}: {2}", fault.line(), fault.element(), fault.words()))));
            result.add(
                    new Paragraph(counted(
                            check.faults().size(),
                            "The file is not taken; 1 thing is wrong with it:",
                            "The file is not taken; {0} things are wrong with it:")),
                    faults);
            return;
        }
        if (!check.isTable()) {
            result.add(ModelView.picture(file, check.name()));
        }
        TextArea reason = new TextArea(say("Why is it changed?"));
        reason.setMaxLength(500);
        reason.setRequiredIndicatorVisible(true);
        reason.setWidthFull();
        Button deploy =
                new Button(say("Put version {0} into use", check.version() + 1), click -> deploy(file, check, reason));
        deploy.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        result.add(new Paragraph(say("The file can be used.")), reason, deploy);
    }

    private void deploy(byte[] file, Models.Check check, TextArea reason) {
        try {
            int version = desk.deploy(model.key(), file, check.version(), reason.getValue());
            Notices.success(say("Version {0} is in use.", version));
            done.run();
        } catch (Problem problem) {
            Notices.problem(problem, Map.of("reason", reason));
        }
    }
}
