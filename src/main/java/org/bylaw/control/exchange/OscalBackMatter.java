package org.bylaw.control.exchange;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an OSCAL document says at its end of the other documents that it refers to by {@code #uuid}. */
final class OscalBackMatter {

    private final Map<String, OscalItem> resources = new HashMap<>();

    OscalBackMatter(OscalItem document) {
        document.list("back-matter").stream()
                .flatMap(matter -> matter.list("resources").stream())
                .forEach(resource -> resources.put(resource.text("uuid"), resource));
    }

    boolean has(String fragment) {
        return resources.containsKey(fragment);
    }

    /** What a framework that is referred to may be called, the surest first: as the document names it and as its file is called. */
    List<String> names(String href) {
        OscalItem resource = href.startsWith("#") ? resources.get(href.substring(1)) : null;
        if (resource == null) {
            return List.of(href, file(href));
        }
        return Stream.concat(
                        Stream.of(framework(resource).orElse(""), resource.text("title")),
                        resource.list("rlinks").stream()
                                .map(link -> link.text("href"))
                                .flatMap(link -> Stream.of(link, file(link))))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** How to call it before people: by its title, or by where it is. */
    String shown(String href) {
        return names(href).stream().findFirst().orElse(href);
    }

    /** A property of ours, for documents that are written for Bylaw. */
    static Optional<String> framework(OscalItem item) {
        return item.list("props").stream()
                .filter(prop -> prop.text("name").equals("framework"))
                .map(prop -> prop.text("value"))
                .findFirst();
    }

    /** "https://example.org/x/iso27002-2022.json?raw#a" is "iso27002-2022". */
    private static String file(String href) {
        String path = href.replaceAll("[?#].*$", "");
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.(json|xml|ya?ml)$", "");
    }
}
