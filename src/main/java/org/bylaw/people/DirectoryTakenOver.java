package org.bylaw.people;

/** A reading of the directory changed staff; published in the same transaction, with how many people it was. */
public record DirectoryTakenOver(int joined, int changed, int left) {}
