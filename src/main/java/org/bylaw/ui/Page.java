package org.bylaw.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Main;

/** The content of a page: the landmark that the skip link leads to, with the width and air that all pages share. */
public abstract class Page extends Main {

    protected Page(Component... parts) {
        setId("content");
        addClassName("page");
        add(parts);
    }
}
