package org.bylaw.control.exchange;

/**
 * What is wrong with a line of a file.
 *
 * @param line in the file, where the first is 1
 * @param column what it is called in the file; empty where it is about the whole line
 * @param remedy what to do about it
 */
public record LineError(int line, String column, String wrong, String remedy) {}
