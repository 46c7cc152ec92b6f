/** A simulated platform that polls a device maker's cloud: connections, transfers, and what it stores. */
@NullMarked
package org.cgmkit.cloud.platform;

import org.jspecify.annotations.NullMarked;
