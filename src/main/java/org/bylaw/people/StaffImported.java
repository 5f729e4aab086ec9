package org.bylaw.people;

import java.util.UUID;

/** HR's file was taken over; published in the same transaction, beside what it changed. */
public record StaffImported(
        UUID byId, String fileName, String fileSha256, int joined, int changed, int departed, int leftOut) {}
