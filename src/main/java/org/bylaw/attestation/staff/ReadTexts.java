package org.bylaw.attestation.staff;

import org.bylaw.document.Markdown;
import org.bylaw.document.RenderedText;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** Policies as HTML: a whole company reads the same few, and each is rendered once. */
@Component
class ReadTexts {

    /** So many of them are kept; a long policy has some 100 kB. */
    private static final int KEPT = 100;

    private final ConcurrentLruCache<String, RenderedText> rendered = new ConcurrentLruCache<>(KEPT, Markdown::render);

    RenderedText rendered(String markdown) {
        return rendered.get(markdown);
    }
}
