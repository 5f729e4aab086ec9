/** The way of the schema and its rows from version to version, and what the application's own role may do to them. */
package org.bylaw.migration;
