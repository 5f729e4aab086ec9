package org.bylaw.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Resident memory of the application, idle, after twelve lifecycles, an import, and six people looking at its pages. */
final class MemoryMeasure {

    private static final List<String> PAGES = List.of("", "policies", "read", "policies/import", "attest");
    private static final int SECONDS_OF_REST = 20;

    private final PackagedJar jar;

    MemoryMeasure(PackagedJar jar) {
        this.jar = jar;
    }

    Measure run() throws IOException, InterruptedException {
        PackagedJar.Running running = jar.startBeside(Path.of("target", "test-classes"), StoryProcess.class.getName());
        try {
            double atStart = running.residentMegabytes();
            String[] people = story();
            int pages = 0;
            for (String person : people) {
                Visitor visitor = new Visitor(running.url(), person);
                for (String page : PAGES) {
                    visitor.open(page);
                    pages++;
                }
            }
            TimeUnit.SECONDS.sleep(SECONDS_OF_REST);
            double idle = running.residentMegabytes();
            return new Measure(
                    "resident memory idle after the story in MB",
                    idle,
                    0,
                    600,
                    ("the packaged classes in a process with the image's options and %s; 12 lifecycles and 60 imported files by"
                                    + " its services, %d pages by HTTP for six people; %.0f MB at the start")
                            .formatted(PackagedJar.HEAP, pages, atStart));
        } finally {
            running.stop();
        }
    }

    private String[] story() throws IOException, InterruptedException {
        for (int waited = 0; waited < 600; waited++) {
            Optional<String> people = Files.readAllLines(jar.log()).stream()
                    .filter(line -> line.startsWith(StoryProcess.PEOPLE))
                    .findFirst();
            if (people.isPresent()) {
                return people.get().substring(StoryProcess.PEOPLE.length()).split(",");
            }
            TimeUnit.SECONDS.sleep(1);
        }
        throw new IllegalStateException("The story did not end within ten minutes; see " + jar.log());
    }
}
