package org.bylaw.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.page.Page;
import com.vaadin.flow.shared.Registration;
import java.util.List;

/** Shows one column that holds what matters, instead of all of them, while the window is too narrow for a table. */
public final class NarrowGrid {

    /** The width from which on the columns fit, in CSS pixels; the theme breaks at the same width. */
    private static final int WIDE = 800;

    private NarrowGrid() {}

    /** To be called once all columns are there; {@code narrow} is shown alone in a narrow window and never in a wide one. */
    public static <T> void use(Grid<T> grid, Grid.Column<T> narrow) {
        narrow.setVisible(false);
        grid.addAttachListener(event -> watch(event, grid, narrow));
    }

    private static <T> void watch(AttachEvent event, Grid<T> grid, Grid.Column<T> narrow) {
        Page page = event.getUI().getPage();
        page.executeJs("return window.innerWidth").then(Integer.class, width -> show(grid, narrow, width < WIDE));
        Registration resized =
                page.addBrowserWindowResizeListener(resize -> show(grid, narrow, resize.getWidth() < WIDE));
        grid.addDetachListener(gone -> {
            gone.unregisterListener();
            resized.remove();
        });
    }

    private static <T> void show(Grid<T> grid, Grid.Column<T> narrow, boolean isNarrow) {
        List<Grid.Column<T>> columns = grid.getColumns();
        columns.forEach(column -> column.setVisible(column.equals(narrow) == isNarrow));
    }
}
