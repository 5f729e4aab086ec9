/** Whether what is shipped is what runs: settings, image, compose file and the packaged jar. */
package org.bylaw.production;
