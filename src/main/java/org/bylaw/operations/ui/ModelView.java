package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.bylaw.operations.ModelDesk;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.workflow.Models;
import org.bylaw.workflow.ui.ProcessPicture;

/** One process or decision table: how it is drawn, its versions, and for administrators the way to change it. */
@Route(value = "operations/models/:key([a-z][a-z0-9-]*)", layout = MainLayout.class)
@RolesAllowed({Role.Name.ADMIN, Role.Name.COMPLIANCE, Role.Name.AUDITOR})
class ModelView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    static final String KEY = "key";

    private final transient ModelDesk desk;
    private final transient Clock clock;
    private String title = say("Model");

    ModelView(ModelDesk desk, Clock clock) {
        addClassName("sections");
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public String getPageTitle() {
        return title + " · Bylaw";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters().get(KEY).orElseThrow(NotFoundException::new));
    }

    private void show(String key) {
        Models.Model model;
        try {
            model = desk.one(key);
        } catch (Problem gone) {
            throw new NotFoundException();
        }
        title = model.name();
        List<Models.Version> versions = desk.versionsOf(key);
        removeAll();
        PageHeader header = new PageHeader(model.name()).withLine(say("Version {0}", model.version()));
        ModelsView.badge(model).ifPresent(header::withLine);
        add(header);
        if (model.ownHasChanged()) {
            add(own(model));
        }
        if (!model.isTable()) {
            add(picture(desk.file(key, versions.getFirst().id()), model.name()));
        }
        add(versions(model, versions));
        if (desk.mayAct()) {
            add(new ModelChangeSection(desk, model, () -> show(key)));
        }
    }

    static Component picture(byte[] file, String name) {
        return new ProcessPicture(
                new String(file, StandardCharsets.UTF_8), say("How the process “{0}” is drawn", name));
    }

    private Paragraph own(Models.Model model) {
        return new Paragraph(
                new Span(say("Bylaw's own model has changed since yours was put into use. Look at it, and take over"
                                + " what you need.")
                        + " "),
                download(() -> desk.own(model.key()), fileName(model, "bylaw"), say("Download Bylaw's own")));
    }

    private Section versions(Models.Model model, List<Models.Version> versions) {
        UnorderedList list = new UnorderedList();
        list.addClassName("work-list");
        versions.forEach(version -> list.add(new ListItem(line(model, version))));
        return new Section(new H2(say("Versions")), list);
    }

    private Div line(Models.Model model, Models.Version version) {
        Div facts = new Div(
                new Span(say("Version {0}", version.version()) + " · "
                        + (version.handedIn() ? say("Changed here") : say("Came with Bylaw")) + " · "),
                DueDate.ago(version.since(), clock),
                new Span(model.isTable() ? "" : " · " + counted(version.running(), "1 is running", "{0} are running")));
        Code fingerprint = new Code(version.sha256());
        fingerprint.addClassName("quiet");
        Div line = new Div(
                facts,
                fingerprint,
                download(
                        () -> desk.file(model.key(), version.id()),
                        fileName(model, String.valueOf(version.version())),
                        say("Download version {0}", version.version())));
        line.addClassNames("card", "stack");
        return line;
    }

    private static String fileName(Models.Model model, String version) {
        return model.key() + "-" + version + (model.isTable() ? ".dmn" : ".bpmn");
    }

    private static Anchor download(Supplier<byte[]> file, String name, String words) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] content = file.get();
                    // Never shown by the browser itself.
                    return new DownloadResponse(
                            new ByteArrayInputStream(content), name, "application/octet-stream", content.length);
                }),
                words);
        link.getElement().setAttribute("download", true);
        return link;
    }
}
