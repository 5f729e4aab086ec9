package org.bylaw.signature;

import java.util.Map;
import org.bylaw.shared.SubjectRef;

/**
 * What somebody is about to sign.
 *
 * @param subject the thing, such as a control review
 * @param act what the signature does to it, a stable key of its module, such as {@code accept-risk}
 * @param title the thing for people: "Review of 8.24 Use of cryptography"
 * @param sentence what the signer says: "I, Astrid Lund, accept the remaining risk of …"
 * @param meaning what it means, as 21 CFR 11.50 wants it stated with each signature
 * @param sha256 fingerprint of exactly what the signer was shown, 64 hexadecimal digits
 * @param comment what the signer typed; empty where nothing
 * @param path the page of the thing, with a leading slash; the receipt leads back there
 * @param details what the act needs beside it, such as a date; the module gets it back unchanged
 */
public record ToSign(
        SubjectRef subject,
        String act,
        String title,
        String sentence,
        String meaning,
        String sha256,
        String comment,
        String path,
        Map<String, String> details) {

    public ToSign {
        details = Map.copyOf(details);
    }
}
