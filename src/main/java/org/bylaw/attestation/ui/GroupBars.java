package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.bylaw.attestation.GroupFigures;
import org.bylaw.attestation.Grouping;

/** The groups of a campaign's people from worst to best, as bars that open their people below. */
class GroupBars extends Div {

    private static final int FIRST = 12;

    GroupBars(String path, PeopleAddress address, List<GroupFigures> groups) {
        addClassName("groups");
        Nav choice = new Nav();
        choice.addClassName("chips");
        choice.getElement().setAttribute("aria-label", say("Group by"));
        for (Grouping by : Grouping.values()) {
            Anchor chip = new Anchor(link(path, address.by(by)), words(by));
            if (by == address.by()) {
                chip.getElement().setAttribute("aria-current", "true");
            }
            choice.add(chip);
        }
        OrderedList bars = new OrderedList();
        bars.addClassName("group-bars");
        groups.stream().limit(FIRST).forEach(group -> bars.add(bar(path, address, group)));
        add(choice, bars);
        if (groups.size() > FIRST) {
            Button all = new Button(say("Show all {0}", groups.size()), click -> {
                groups.stream().skip(FIRST).forEach(group -> bars.add(bar(path, address, group)));
                click.getSource().setVisible(false);
            });
            add(all);
        }
    }

    private static ListItem bar(String path, PeopleAddress address, GroupFigures group) {
        boolean open = group.key() != null && group.key().equals(address.openGroup());
        Span name = new Span(group.name().isEmpty() ? without(address.by()) : group.name());
        name.addClassName("group-name");
        Span figure = new Span(Words.figure(group.figures()));
        figure.addClassName("group-figure");
        if (group.key() == null) {
            Div line = new Div(name, new ProgressBar(group.figures()), figure);
            line.addClassName("group-bar");
            return new ListItem(line);
        }
        Anchor line = new Anchor(link(path, address.group(open ? null : group.key())), "");
        line.addClassName("group-bar");
        line.add(name, new ProgressBar(group.figures()), figure);
        if (open) {
            line.getElement().setAttribute("aria-current", "true");
        }
        return new ListItem(line);
    }

    private static String words(Grouping by) {
        return switch (by) {
            case DEPARTMENT -> say("By department");
            case LOCATION -> say("By location");
            case MANAGER -> say("By manager");
        };
    }

    private static String without(Grouping by) {
        return switch (by) {
            case DEPARTMENT -> say("Without a department");
            case LOCATION -> say("Without a location");
            case MANAGER -> say("Without a manager");
        };
    }

    private static String link(String path, PeopleAddress address) {
        String query = address.parameters().getQueryString();
        return query.isEmpty() ? path : path + "?" + query;
    }
}
