package org.bylaw.attestation;

import static org.bylaw.fuzz.Bytes.of;

import java.util.List;
import org.bylaw.fuzz.FuzzTarget;

/** The list of who signed on paper. */
public final class PaperFuzz {

    private PaperFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(new FuzzTarget(
                "paper-csv",
                List.of(of("username,policy,version,signed\nada,ACC-1,1.0,2026-05-04\nbob,,,4.5.2026\n")),
                input -> PaperSheet.read(input).forEach(PaperSheet.Line::signedOn)));
    }
}
