package org.bylaw.operations;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.bylaw.shared.TemporaryFiles;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells whether there is space where Bylaw writes exports and evidence packs before they are stored. */
@Component
@Order(120)
class DiskPart implements PlatformPart {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long SCARCE = 500 * MEGABYTE;

    @Override
    public String key() {
        return "disk";
    }

    @Override
    public String name() {
        return say("Disk of this node");
    }

    @Override
    public PartState look() {
        Path folder = TemporaryFiles.home();
        try {
            Files.delete(Files.write(TemporaryFiles.file("health"), new byte[] {1}));
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < SCARCE) {
                return PartState.incomplete(() -> say("Only {0} MB are left in {1}.", free / MEGABYTE, folder))
                        .meaning(DiskPart::meaning)
                        .advice(DiskPart::advice);
            }
            return PartState.works(() -> say("{0} GB are left in {1}.", free / MEGABYTE / 1024, folder));
        } catch (IOException e) {
            return PartState.fails(() -> say("Nothing can be written into {0}.", folder))
                    .meaning(DiskPart::meaning)
                    .advice(DiskPart::advice)
                    .words(e.getMessage());
        }
    }

    private static String meaning() {
        return say("Exports, evidence packs and large uploads break off.");
    }

    private static String advice() {
        return say("Make space there, or give Bylaw another folder for temporary files.");
    }
}
