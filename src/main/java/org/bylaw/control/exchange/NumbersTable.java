package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.bylaw.control.exchange.EditionChange.Numbered;

/** Writes a proposal of old and new numbers as a table that can be corrected and handed in again. */
public final class NumbersTable {

    private NumbersTable() {}

    /** One line for each old control, with its new numbers; none where it was dropped. Numbers have no signs to quote. */
    public static HandedIn of(List<EditionChange> changes) {
        StringBuilder csv = new StringBuilder("\uFEFF" + say("Old") + "," + say("New") + "\r\n");
        for (EditionChange change : changes) {
            String after = change.after().stream().map(Numbered::ref).collect(Collectors.joining(";"));
            change.before()
                    .forEach(before ->
                            csv.append(before.ref()).append(',').append(after).append("\r\n"));
        }
        return new HandedIn(say("numbers") + ".csv", csv.toString().getBytes(StandardCharsets.UTF_8));
    }
}
