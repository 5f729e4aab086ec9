package org.bylaw.control.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bylaw.control.Catalogue;
import org.bylaw.control.CatalogueFilter;
import org.bylaw.control.ControlLine;
import org.bylaw.control.Decision;
import org.bylaw.control.Framework;
import org.bylaw.control.Framework.Attribute;
import org.bylaw.shared.Role;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.FilterField;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.PageTabs;
import org.bylaw.ui.SeveralWords;
import org.jspecify.annotations.Nullable;

/** The controls of a framework: filtered by any combination of attributes, grouped by one, counted by two. */
@Route(value = "controls", layout = MainLayout.class)
@PageTitle("Controls · Bylaw")
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
class CatalogueView extends Page implements BeforeEnterObserver {

    private final transient Catalogue catalogue;
    private transient CatalogueAddress address;

    CatalogueView(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = CatalogueAddress.of(event.getLocation().getQueryParameters());
        Framework framework = catalogue.framework(address.framework());
        List<ControlLine> lines = catalogue.lines(framework, address.filter());
        removeAll();
        add(
                new PageHeader(say("Controls"))
                        .withLine(counted(lines.size(), "1 control of {1}", "{0} controls of {1}", framework.name()))
                        .withActions(new RouterLink(say("Frameworks"), FrameworksView.class)),
                toolbar(framework),
                tabs());
        if (lines.isEmpty()) {
            add(new EmptyState(VaadinIcon.SHIELD, say("No control fits"), say("Change the filters above.")));
        } else if (address.matrix()) {
            addMatrix(framework, lines);
        } else {
            addList(framework, lines);
        }
    }

    private Div toolbar(Framework framework) {
        Map<String, String> names = catalogue.names();
        Select<String> frameworks = new Select<>();
        frameworks.setItems(names.keySet());
        frameworks.setItemLabelGenerator(names::get);
        frameworks.setAriaLabel(say("Framework"));
        frameworks.setWidth("280px");
        frameworks.setValue(framework.key());
        frameworks.addValueChangeListener(change -> go(new CatalogueAddress(
                change.getValue(),
                new CatalogueFilter(address.filter().text(), Map.of(), null),
                "",
                address.matrix(),
                "",
                "")));
        TextField text = new FilterField(say("Number or title"));
        text.setValue(address.filter().text());
        text.addValueChangeListener(change -> filter(
                change.getValue(), address.filter().values(), address.filter().decision()));
        Div toolbar = new Div(text, frameworks);
        toolbar.addClassName("toolbar");
        if (framework.tailored()) {
            Select<Decision> decision = new Select<>();
            decision.setItems(Decision.values());
            decision.setEmptySelectionAllowed(true);
            decision.setEmptySelectionCaption(say("Applicable or not"));
            decision.setItemLabelGenerator(value -> value == null ? say("Applicable or not") : say(value.word()));
            decision.setAriaLabel(say("Applicable or not"));
            decision.setValue(address.filter().decision());
            decision.addValueChangeListener(
                    change -> filter(address.filter().text(), address.filter().values(), change.getValue()));
            toolbar.add(decision);
        }
        Div all = new Div(toolbar);
        if (!framework.attributes().isEmpty()) {
            all.add(attributes(framework));
        }
        return all;
    }

    private Details attributes(Framework framework) {
        Div fields = new Div();
        fields.addClassName("attribute-filters");
        framework.attributes().forEach(attribute -> fields.add(field(attribute)));
        int used = address.filter().values().size();
        Details details = new Details(
                used == 0
                        ? say("Filter by attributes")
                        : counted(used, "Filtered by 1 attribute", "Filtered by {0} attributes"),
                fields);
        details.setOpened(used > 0);
        return details;
    }

    private MultiSelectComboBox<String> field(Attribute attribute) {
        MultiSelectComboBox<String> field = new MultiSelectComboBox<>(say(attribute.name()));
        field.setItems(attribute.values());
        field.setItemLabelGenerator(value -> say(value));
        field.setPlaceholder(say("All"));
        SeveralWords.tell(field);
        field.setValue(address.filter().values().getOrDefault(attribute.key(), Set.of()).stream()
                .filter(attribute.values()::contains)
                .toList());
        field.addValueChangeListener(change -> {
            Map<String, Set<String>> values = new TreeMap<>(address.filter().values());
            values.remove(attribute.key());
            if (!change.getValue().isEmpty()) {
                values.put(attribute.key(), change.getValue());
            }
            filter(address.filter().text(), values, address.filter().decision());
        });
        return field;
    }

    private Tabs tabs() {
        Tabs tabs = new PageTabs(say("How the controls are shown"));
        tabs.add(new Tab(say("List")), new Tab(say("Matrix")));
        tabs.setSelectedIndex(address.matrix() ? 1 : 0);
        tabs.addSelectedChangeListener(change -> go(
                new CatalogueAddress(address.framework(), address.filter(), "", tabs.getSelectedIndex() == 1, "", "")));
        return tabs;
    }

    private void addList(Framework framework, List<ControlLine> lines) {
        boolean headed = lines.stream().anyMatch(line -> !line.heading().isEmpty());
        Map<String, String> ways = new LinkedHashMap<>();
        framework.attributes().forEach(attribute -> ways.put(attribute.key(), say(attribute.name())));
        if (headed) {
            ways.put(CatalogueAddress.HEADING, say("Heading"));
        }
        if (!ways.isEmpty()) {
            Select<String> group = choice(say("Group by"), ways, address.group());
            group.setEmptySelectionAllowed(true);
            group.setEmptySelectionCaption(say("Not grouped"));
            group.addValueChangeListener(change -> go(new CatalogueAddress(
                    address.framework(),
                    address.filter(),
                    change.getValue() == null ? "" : change.getValue(),
                    false,
                    "",
                    "")));
            add(group);
        }
        if (!ways.containsKey(address.group())) {
            add(new ControlGrid(lines, say("Controls"), framework.tailored()));
            return;
        }
        grouped(framework, lines).forEach((value, members) -> add(folded(value, members, framework.tailored())));
    }

    private Map<String, List<ControlLine>> grouped(Framework framework, List<ControlLine> lines) {
        Map<String, List<ControlLine>> groups = new LinkedHashMap<>();
        framework.attributes().stream()
                .filter(attribute -> attribute.key().equals(address.group()))
                .forEach(attribute -> attribute.values().forEach(value -> groups.put(value, new ArrayList<>())));
        for (ControlLine line : lines) {
            List<String> values = address.group().equals(CatalogueAddress.HEADING)
                    ? List.of(line.heading())
                    : line.attributes().getOrDefault(address.group(), List.of());
            values.forEach(value ->
                    groups.computeIfAbsent(value, name -> new ArrayList<>()).add(line));
        }
        groups.values().removeIf(List::isEmpty);
        return groups;
    }

    /** Filled when it is opened, since a framework can have a hundred groups. */
    private static Details folded(String value, List<ControlLine> members, boolean tailored) {
        String name = value.isEmpty() ? say("Without a heading") : say(value);
        Details details = new Details(say("{0} · {1}", name, members.size()));
        details.addOpenedChangeListener(change -> {
            if (change.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(new ControlGrid(members, name, tailored));
            }
        });
        return details;
    }

    private void addMatrix(Framework framework, List<ControlLine> lines) {
        if (framework.attributes().size() < 2) {
            add(new EmptyState(
                    VaadinIcon.GRID_SMALL,
                    say("Nothing to count by"),
                    say("The controls of this framework have no attributes. See them as a list, grouped by heading.")));
            return;
        }
        Attribute rows = attribute(framework, address.rows(), 1);
        Attribute columns = attribute(framework, address.columns(), 3);
        Map<String, String> ways = new LinkedHashMap<>();
        framework.attributes().forEach(attribute -> ways.put(attribute.key(), say(attribute.name())));
        Select<String> down = choice(say("Rows"), ways, rows.key());
        Select<String> across = choice(say("Columns"), ways, columns.key());
        down.addValueChangeListener(change -> countBy(change.getValue(), columns.key()));
        across.addValueChangeListener(change -> countBy(rows.key(), change.getValue()));
        Div choices = new Div(down, across);
        choices.addClassName("row");
        Span hint = new Span(say("A control with several values counts at each. A number leads to its controls."));
        hint.addClassName("quiet");
        add(choices, hint, new AttributeMatrix(address, lines, rows, columns));
    }

    private void countBy(String rows, String columns) {
        go(new CatalogueAddress(address.framework(), address.filter(), "", true, rows, columns));
    }

    private static Attribute attribute(Framework framework, String key, int otherwise) {
        List<Attribute> all = framework.attributes();
        return all.stream()
                .filter(attribute -> attribute.key().equals(key))
                .findFirst()
                .orElse(all.get(Math.min(otherwise, all.size() - 1)));
    }

    private static Select<String> choice(String label, Map<String, String> ways, String chosen) {
        Select<String> choice = new Select<>();
        choice.setLabel(label);
        choice.setItems(ways.keySet());
        choice.setItemLabelGenerator(key -> key == null ? say("Not grouped") : ways.get(key));
        if (ways.containsKey(chosen)) {
            choice.setValue(chosen);
        }
        return choice;
    }

    private void filter(String text, Map<String, Set<String>> values, @Nullable Decision decision) {
        go(new CatalogueAddress(
                address.framework(),
                new CatalogueFilter(text, values, decision),
                address.group(),
                address.matrix(),
                address.rows(),
                address.columns()));
    }

    private static void go(CatalogueAddress to) {
        UI.getCurrent().navigate("controls", to.query());
    }
}
