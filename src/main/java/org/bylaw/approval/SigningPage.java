package org.bylaw.approval;

import org.jspecify.annotations.Nullable;

/**
 * What somebody sees who is about to sign, or has signed.
 *
 * @param comment what was typed on the page before
 * @param sha256 fingerprint of the text that the person read
 * @param textChanged it is another text by now: nothing can be signed
 * @param receipt the signature, once it is given
 */
public record SigningPage(
        RoundView round,
        Statement statement,
        String comment,
        String sha256,
        boolean textChanged,
        RoundView.@Nullable Signature receipt) {}
