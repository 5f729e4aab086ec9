package org.bylaw.document;

/** Writes the blocks of a comparison as a page; items of a list stay together in one list. */
final class ComparisonPage {

    private final StringBuilder html = new StringBuilder();
    private String openList = "";

    /**
     * Adds a block.
     *
     * @param inside safe HTML; for a table the whole table
     * @param mark added, removed, changed, moved, or empty
     * @param id the anchor of the change, or empty
     */
    void put(TextBlock block, String inside, String mark, String id) {
        list(block.tag().equals("li") ? block.list() : "");
        String attributes = (id.isEmpty() ? "" : " id=\"" + id + "\" tabindex=\"-1\"")
                + (mark.isEmpty() ? "" : " class=\"change " + mark + "\"");
        switch (block.tag()) {
            case "table" ->
                html.append("<div")
                        .append(attributes)
                        .append('>')
                        .append(inside)
                        .append("</div>");
            case "hr" -> html.append("<hr").append(attributes).append('>');
            case "li" ->
                html.append("<li data-depth=\"")
                        .append(block.depth())
                        .append('"')
                        .append(attributes)
                        .append('>')
                        .append(inside)
                        .append("</li>");
            default ->
                html.append('<')
                        .append(block.tag())
                        .append(attributes)
                        .append('>')
                        .append(inside)
                        .append("</")
                        .append(block.tag())
                        .append('>');
        }
    }

    private void list(String list) {
        if (!list.equals(openList)) {
            if (!openList.isEmpty()) {
                html.append("</").append(openList).append('>');
            }
            if (!list.isEmpty()) {
                html.append('<').append(list).append('>');
            }
            openList = list;
        }
    }

    String html() {
        list("");
        return html.toString();
    }
}
