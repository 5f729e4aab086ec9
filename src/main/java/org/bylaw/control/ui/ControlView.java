package org.bylaw.control.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bylaw.control.ControlFacts;
import org.bylaw.control.ControlFacts.Mapped;
import org.bylaw.control.ControlFacts.Tailoring;
import org.bylaw.control.Controls;
import org.bylaw.control.Guidance;
import org.bylaw.control.Tailorings;
import org.bylaw.control.exchange.ControlTexts;
import org.bylaw.control.exchange.ControlTexts.ControlText;
import org.bylaw.document.Markdown;
import org.bylaw.people.People;
import org.bylaw.policy.PolicyLibrary;
import org.bylaw.policy.PolicyLibrary.Filter;
import org.bylaw.policy.PolicyLibrary.State;
import org.bylaw.shared.Role;
import org.bylaw.ui.FactsRail;
import org.bylaw.ui.FoldedPanels;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.ReadingText;
import org.bylaw.ui.SubjectNote;
import org.bylaw.ui.SubjectPanel;
import org.jspecify.annotations.Nullable;

/** One control: what it is about, how it is tailored and done here, which policies state it, what it corresponds to. */
@Route(value = "controls/:code", layout = MainLayout.class)
@RolesAllowed({
    Role.Name.CONTROL_OWNER,
    Role.Name.COMPLIANCE,
    Role.Name.AUDITOR,
    Role.Name.MANAGEMENT,
    Role.Name.POLICY_OWNER,
    Role.Name.POLICY_AUTHOR,
    Role.Name.APPROVER,
    Role.Name.ADMIN
})
class ControlView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST_POLICIES = 50;

    private final transient Controls controls;
    private final transient Tailorings tailorings;
    private final transient PolicyLibrary library;
    private final transient People people;
    private final transient List<SubjectPanel> panels;
    private final transient List<SubjectNote> notes;
    private final transient ControlTexts texts;
    private final transient Clock clock;
    private String title = say("Control");

    ControlView(
            Controls controls,
            Tailorings tailorings,
            PolicyLibrary library,
            People people,
            List<SubjectPanel> panels,
            List<SubjectNote> notes,
            ControlTexts texts,
            Clock clock) {
        this.controls = controls;
        this.tailorings = tailorings;
        this.library = library;
        this.people = people;
        this.panels = panels;
        this.texts = texts;
        this.notes = notes;
        this.clock = clock;
    }

    /** Its address, without a leading slash; codes of own frameworks can have signs that an address needs for itself. */
    static String path(String code) {
        return "controls/" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(event.getRouteParameters().get("code").orElse(""));
    }

    @Override
    public String getPageTitle() {
        return say("{0} · Bylaw", title);
    }

    private void show(String code) {
        ControlFacts control = controls.byCode(code);
        title = control.title().isBlank() ? control.ref() : control.ref() + " " + control.title();
        removeAll();
        Tailoring tailoring = control.tailoring();
        PageHeader header = new PageHeader(title);
        if (tailoring != null) {
            header.withLine(ControlBadges.of(tailoring.applicable(), tailoring.status()));
        }
        notes.forEach(note -> note.on(control.subject()).ifPresent(header::withLine));
        header.withLine(control.frameworkName());
        Div left = new Div();
        left.addClassName("stack");
        Guidance.on(control).ifPresent(words -> left.add(section(say("What it is about"), new Paragraph(words))));
        List<ControlText> own = texts.of(control.id());
        if (!own.isEmpty()) {
            left.add(section(say("The framework's own words"), new LicensedText(own, clock)));
        }
        if (tailoring != null) {
            header.withActions(actions(control));
            left.add(practice(tailoring), policies(control));
        }
        left.add(corresponding(control), new FoldedPanels(panels, control.subject()));
        Div columns = new Div(left, rail(control));
        columns.addClassName("columns");
        add(header, columns);
    }

    private Component[] actions(ControlFacts control) {
        if (controls.mayTailor(control)) {
            return new Component[] {primary(say("Tailor"), control, true)};
        }
        return controls.mayDescribe(control)
                ? new Component[] {primary(say("Say how it is done"), control, false)}
                : new Component[0];
    }

    private Button primary(String verb, ControlFacts control, boolean whole) {
        Button button = new Button(
                verb,
                click -> new TailoringDialog(tailorings, people, control, whole, () -> show(control.code())).open());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private static Div section(String heading, Component... content) {
        Div section = new Div(new H2(heading));
        section.add(content);
        return section;
    }

    private static Div practice(Tailoring tailoring) {
        Div section = section(
                say("How we do it"),
                tailoring.how().isBlank()
                        ? quiet(say("Nobody has written yet how this is done here."))
                        : new ReadingText(Markdown.render(tailoring.how()).html()));
        if (!tailoring.justification().isBlank()) {
            section.add(
                    new H2(
                            Boolean.FALSE.equals(tailoring.applicable())
                                    ? say("Why it does not apply")
                                    : say("Why it applies")),
                    new Paragraph(tailoring.justification()));
        }
        return section;
    }

    /** Those that the reader may know of; the library decides. */
    private Div policies(ControlFacts control) {
        Filter stating = new Filter("", null, null, null, State.ALL, control.code(), null);
        UnorderedList list = new UnorderedList();
        library.page(stating, 0, MOST_POLICIES)
                .forEach(line -> list.add(new ListItem(
                        new Anchor("policies/" + line.id(), line.title()),
                        new Span(" " + line.reference()
                                + (line.versionInForce() == null
                                        ? ""
                                        : ", " + say("version {0} in force", line.versionInForce()))))));
        return section(
                say("Policies that state it"),
                list.getComponentCount() == 0 ? quiet(say("No policy states this control yet.")) : list);
    }

    private Div corresponding(ControlFacts control) {
        Map<String, List<Mapped>> byFramework = controls.mappedTo(control).stream()
                .collect(Collectors.groupingBy(Mapped::frameworkName, LinkedHashMap::new, Collectors.toList()));
        Div section = section(say("What it counts for elsewhere"));
        if (byFramework.isEmpty()) {
            section.add(quiet(say("No control of another framework corresponds to it.")));
        }
        byFramework.forEach((framework, mapped) -> {
            UnorderedList list = new UnorderedList();
            mapped.forEach(other -> list.add(corresponding(other)));
            Span heading = new Span(framework);
            heading.addClassName("name");
            section.add(heading, list);
        });
        return section;
    }

    private static ListItem corresponding(Mapped other) {
        String number = other.place().isEmpty() ? other.ref() : other.place();
        Anchor link = new Anchor(path(other.code()), (number + " " + other.title()).strip());
        link.setTitle(other.source());
        ListItem item = new ListItem(link);
        if (other.relationship().isStated()) {
            Span relationship = new Span(" · " + say(other.relationship().word()));
            relationship.addClassName("quiet");
            item.add(relationship);
        }
        return item;
    }

    private static Paragraph quiet(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }

    private static FactsRail rail(ControlFacts control) {
        FactsRail rail = new FactsRail(say("Facts about the control"));
        Tailoring tailoring = control.tailoring();
        if (tailoring != null) {
            rail.with(say("Owner"), owner(tailoring));
            rail.with(say("Department"), Objects.requireNonNullElse(tailoring.departmentName(), ""));
            rail.with(
                    say("Reasons"),
                    tailoring.reasons().stream()
                            .map(reason -> say(reason.word()))
                            .collect(Collectors.joining(", ")));
            rail.with(say("Maturity"), maturity(tailoring.maturity(), tailoring.targetMaturity()));
        }
        control.attributes()
                .forEach((name, values) -> rail.with(
                        say(name), values.stream().map(value -> say(value)).collect(Collectors.joining(", "))));
        RouterLink framework = new RouterLink(control.frameworkName(), CatalogueView.class);
        framework.setQueryParameters(QueryParameters.of("framework", control.framework()));
        rail.with(say("Framework"), framework);
        return rail;
    }

    private static Component owner(Tailoring tailoring) {
        return tailoring.ownerId() == null
                ? new Span("–")
                : new Anchor("people/" + tailoring.ownerId(), Objects.requireNonNullElse(tailoring.ownerName(), ""));
    }

    private static String maturity(@Nullable Integer present, @Nullable Integer target) {
        String is = present == null ? "–" : String.valueOf(present);
        return target == null ? is : say("{0}, target {1}", is, target);
    }
}
