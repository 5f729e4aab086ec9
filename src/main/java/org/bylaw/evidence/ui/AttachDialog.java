package org.bylaw.evidence.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.bylaw.evidence.CheckedFile;
import org.bylaw.evidence.EvidenceFacts;
import org.bylaw.evidence.EvidenceKind;
import org.bylaw.evidence.NewEvidence;
import org.bylaw.evidence.NewEvidence.Source;
import org.bylaw.evidence.ui.EvidencePanel.Services;
import org.bylaw.policy.PolicyLibrary.Filter;
import org.bylaw.policy.PolicyLibrary.Line;
import org.bylaw.policy.PolicyLibrary.State;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DayPicker;
import org.bylaw.ui.Notices;
import org.bylaw.ui.UploadWords;
import org.jspecify.annotations.Nullable;

/** Attaches a file, a link or a policy as evidence, or puts it in the place of an earlier one; the same is offered, not doubled. */
final class AttachDialog extends Dialog {

    private final transient Services services;
    private final SubjectRef subject;
    private final transient @Nullable EvidenceFacts earlier;
    private final transient Runnable afterwards;
    private final Span refusal = new Span();
    private final TextField url = new TextField(say("Address"));
    private final ComboBox<Line> policy = new ComboBox<>(say("Policy in force"));
    private final TextField title = new TextField(say("Title"));
    private final DayPicker collectedOn = new DayPicker(say("Collected on"));
    private final DayPicker validUntil = new DayPicker(say("Valid until"));
    private final Div fields = new Div();
    private final Div known = new Div();
    private final Button save = new Button();
    private transient @Nullable Source source;

    /** @param earlier the one to be replaced; empty to attach one more */
    AttachDialog(
            Services services,
            EvidenceKind kind,
            SubjectRef subject,
            @Nullable EvidenceFacts earlier,
            Runnable afterwards) {
        this.services = services;
        this.subject = subject;
        this.earlier = earlier;
        this.afterwards = afterwards;
        setHeaderTitle(earlier == null ? heading(kind) : say("Replace “{0}”", earlier.title()));
        setWidth("min(560px, 96vw)");
        fields();
        Div form = new Div();
        form.addClassName("stack");
        if (earlier != null) {
            form.add(new Paragraph(
                    say("The newer one takes its place wherever it is used. The earlier one stays on record.")));
        }
        form.add(what(kind), refusal, known, fields);
        refusal.addClassName("evidence-refusal");
        refusal.getElement().setAttribute("role", "alert");
        known.addClassName("evidence-known");
        known.setVisible(false);
        add(form);
        save.setText(earlier == null ? say("Attach") : say("Replace it"));
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> {
            save();
            save.setEnabled(true);
        });
        getFooter().add(new Button(say("Cancel"), click -> close()), save);
    }

    private static String heading(EvidenceKind kind) {
        return switch (kind) {
            case FILE -> say("Attach a file");
            case LINK -> say("Attach a link");
            case POLICY -> say("Attach a policy");
        };
    }

    private void fields() {
        title.setMaxLength(200);
        title.setHelperText(say("By which others find it, such as “Restore test, third quarter”."));
        collectedOn.setMax(LocalDate.now(services.clock()));
        collectedOn.setValue(LocalDate.now(services.clock()));
        validUntil.setHelperText(say("Empty where it does not expire."));
        validUntil.setClearButtonVisible(true);
        if (earlier != null) {
            title.setValue(earlier.title());
        }
        Div days = new Div(collectedOn, validUntil);
        days.addClassNames("row", "evidence-days");
        title.setWidthFull();
        fields.add(title, days);
        fields.addClassName("stack");
    }

    private Component what(EvidenceKind kind) {
        return switch (kind) {
            case FILE -> upload();
            case LINK -> {
                url.setPlaceholder("https://");
                url.setMaxLength(2000);
                url.setWidthFull();
                url.setAutofocus(true);
                url.addValueChangeListener(change -> take(null));
                yield url;
            }
            case POLICY -> {
                policy.setItems(query -> services
                        .library()
                        .page(
                                new Filter(query.getFilter().orElse(""), null, null, null, State.IN_FORCE, null, null),
                                query.getOffset(),
                                query.getLimit())
                        .stream());
                policy.setItemLabelGenerator(line -> line.title() + " " + line.versionInForce());
                policy.setWidthFull();
                policy.addValueChangeListener(change -> chosen(change.getValue()));
                yield policy;
            }
        };
    }

    private Upload upload() {
        Upload upload = new Upload();
        upload.setUploadHandler(UploadHandler.inMemory((metadata, content) -> uploaded(metadata.fileName(), content)));
        upload.setI18n(UploadWords.ofOneFile(say("Choose a file…")));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(services.evidences().largestFile());
        upload.setAcceptedFileExtensions(services.evidences().fileEndings());
        upload.addFileRejectedListener(event -> refusal.setText(say(
                "This file has another kind, or is larger than {0} MB.",
                services.evidences().largestFile() / 1024 / 1024)));
        upload.addFileRemovedListener(event -> take(null));
        return upload;
    }

    private void uploaded(String name, byte[] content) {
        take(null);
        try {
            CheckedFile file = services.evidences().check(name, content);
            if (title.isEmpty()) {
                title.setValue(titled(file.name()));
            }
            take(new NewEvidence.File(file));
        } catch (Problem problem) {
            refusal.setText(problem.getMessage());
        }
    }

    private static String titled(String fileName) {
        return fileName.substring(0, fileName.lastIndexOf('.'))
                .replaceAll("[_-]+", " ")
                .strip();
    }

    private void chosen(@Nullable Line line) {
        take(null);
        Optional<VersionFacts> version =
                line == null ? Optional.empty() : services.policies().inForce(line.id());
        version.ifPresent(facts -> {
            if (title.isEmpty()) {
                title.setValue(String.valueOf(policy.getValue().title()) + " " + facts.number());
            }
            take(new NewEvidence.Policy(facts.id()));
        });
    }

    /** From now on this is what is attached; where it is evidence already, that is offered instead. */
    private void take(@Nullable Source taken) {
        source = taken;
        refusal.setText("");
        known.removeAll();
        Optional<EvidenceFacts> same =
                taken == null ? Optional.empty() : services.evidences().same(taken);
        boolean other = same.isPresent() && (earlier == null || !same.get().id().equals(earlier.id()));
        known.setVisible(other);
        fields.setVisible(!other);
        save.setVisible(!other);
        if (taken != null && other) {
            offer(taken, same.get());
        }
    }

    private void offer(Source taken, EvidenceFacts same) {
        known.add(new Paragraph(say(
                "This is evidence already: “{0}”, collected on {1} by {2}.",
                same.title(), same.collectedOn(), same.addedByName())));
        known.add(new Paragraph(Words.badge(same.validity()), new Span(" " + Words.until(same))));
        if (earlier == null) {
            Button use = new Button(say("Use it"), click -> used(taken, same));
            use.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            known.add(use);
        }
    }

    private void used(Source taken, EvidenceFacts same) {
        try {
            services.evidences().useSame(taken, subject);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            return;
        }
        close();
        Notices.success(say("“{0}” is evidence here, too.", same.title()));
        afterwards.run();
    }

    private void save() {
        if (url.getParent().isPresent()) {
            Source link = new NewEvidence.Link(url.getValue());
            if (!link.equals(source)) {
                take(link);
                if (known.isVisible()) {
                    return;
                }
            }
        }
        Source taken = source;
        if (taken == null) {
            refusal.setText(
                    policy.getParent().isPresent()
                            ? say("Please choose a policy first.")
                            : say("Please choose a file first."));
            return;
        }
        NewEvidence wanted = new NewEvidence(title.getValue(), taken, collectedOn.getValue(), validUntil.getValue());
        try {
            if (earlier == null) {
                services.evidences().attach(subject, wanted);
            } else {
                services.evidences().replace(earlier.id(), earlier.revision(), wanted);
            }
        } catch (Problem problem) {
            Notices.problem(
                    problem,
                    Map.<String, HasValidation>of(
                            "title", title,
                            "url", url,
                            "policy", policy,
                            "collectedOn", collectedOn,
                            "validUntil", validUntil));
            return;
        }
        close();
        Notices.success(earlier == null ? say("The evidence is attached.") : say("The evidence is replaced."));
        afterwards.run();
    }
}
