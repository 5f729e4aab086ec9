package org.bylaw.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.DescriptionList;

/** The facts of a thing beside its content. */
public class FactsRail extends Aside {

    private final DescriptionList list = new DescriptionList();

    public FactsRail(String label) {
        addClassName("facts");
        getElement().setAttribute("aria-label", label);
        add(list);
    }

    public FactsRail with(String name, Component value) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(value);
        list.add(new DescriptionList.Term(name), description);
        return this;
    }

    public FactsRail with(String name, String value) {
        return with(name, new Text(value.isBlank() ? "–" : value));
    }
}
