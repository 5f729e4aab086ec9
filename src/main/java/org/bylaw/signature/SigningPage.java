package org.bylaw.signature;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sees who is about to sign, or has signed.
 *
 * @param comment what was typed on the page before
 * @param path where the thing is shown, with a leading slash
 * @param refusal why it can't be signed, or can't any more; null where it can
 * @param receipt the signature, once it is given
 */
public record SigningPage(
        UUID id,
        String title,
        String statement,
        String meaning,
        String comment,
        String sha256,
        String path,
        @Nullable String refusal,
        @Nullable Signature receipt) {}
