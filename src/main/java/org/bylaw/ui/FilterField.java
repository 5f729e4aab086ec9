package org.bylaw.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

/** The field above a list that narrows it while one types; it takes the room that the filters beside it leave. */
public class FilterField extends TextField {

    /** @param what one may type, such as "Name or address" */
    public FilterField(String what) {
        setPlaceholder(what);
        setAriaLabel(what);
        setPrefixComponent(VaadinIcon.SEARCH.create());
        setClearButtonVisible(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        addClassName("grow");
    }
}
