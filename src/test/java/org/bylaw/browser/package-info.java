/** People at their browsers: the whole platform with a real Keycloak and PostgreSQL, used through Chromium. */
package org.bylaw.browser;
